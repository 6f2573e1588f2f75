import type { Part } from '../chat/reply.ts'
import type { SupportHit, SupportSearch } from '../support/support-search.ts'

/** A passage of the help centre as a part of an answer. An article without a page of its own has one on the service. */
export const articlePart = ({ article: { id, topic, title, url }, passage }: Omit<SupportHit, 'score'>): Part => ({
  type: 'article',
  id,
  topic,
  title,
  passage,
  url: url ?? `/help/${id}`,
})

/** More than the articles that could come before it. */
const asked = 5

/** What the help centre says first of a topic; undefined when it says nothing of it. */
export async function topicPart(support: SupportSearch, topic: string): Promise<Part | undefined> {
  const article = await support.ofTopic(topic)
  if (article === undefined) return undefined
  const { hits } = await support.search(article.title, asked)
  const hit = hits.find(({ article: { id } }) => id === article.id)
  return hit === undefined ? undefined : articlePart(hit)
}
