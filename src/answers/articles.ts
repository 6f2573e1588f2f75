import type { ArticlePart } from '../chat/reply.ts'
import type { Quotation, SupportSearch } from '../support/support-search.ts'

/** A passage of the help centre as a part of an answer. An article without a page of its own has one on the service. */
export const articlePart = ({ article: { id, topic, title, url }, passage }: Quotation): ArticlePart => ({
  type: 'article',
  id,
  topic,
  title,
  passage,
  url: url ?? `/help/${id}`,
})

/** What the help centre says first of a topic; undefined when it says nothing of it. */
export async function topicPart(support: SupportSearch, topic: string): Promise<ArticlePart | undefined> {
  const quotation = await support.ofTopic(topic)
  return quotation && articlePart(quotation)
}
