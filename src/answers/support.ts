import type { AnswerContext, Answerer } from '../chat/answer.ts'
import type { Labelled } from '../chat/reply.ts'
import type { Trace } from '../search/search.ts'
import type { SupportHit } from '../support/support-search.ts'
import { articlePart, topicPart } from './articles.ts'
import type { AnswerTools } from './dependencies.ts'
import { suggestionsPart } from './suggestions.ts'

/** The article that answers, and two that are offered beside it. */
const asked = 3
/** Offered beside an answer when it is at least half as likely to be meant. */
const closeShare = 0.5
/** A button's label on Discord; a title that is longer would be cut there. */
const longestLabel = 80

/** Quotes the passage of the help centre that answers, and names its article; or says that it does not know, and who does. */
export const support =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    const { hits, answers, trace: query } = await tools.support.search(context.message.text, asked)
    const trace: Trace = { engine: tools.noQueries.engine, queries: [query] }
    const [best, ...others] = hits
    if (best !== undefined && answers) {
      context.emit({ type: 'text', text: `Here is what our help centre says under “${best.article.title}”:` })
      context.emit(articlePart(best))
      const close = others.filter(({ score }) => score >= closeShare * best.score)
      offer(context, 'Did you mean something else?', close)
    } else {
      await sayUnknown(tools, context, hits)
    }
    // The search so far stays as it was: one goes on from it after the question.
    return { state: context.state, trace }
  }

/** Never a guess as an answer: the contact, and the nearest articles to choose from. */
async function sayUnknown(tools: AnswerTools, context: AnswerContext, hits: readonly SupportHit[]): Promise<void> {
  const contact = await topicPart(tools.support, 'contact')
  const text = 'I don’t know: our help centre has no answer to that that I can find.'
  context.emit({
    type: 'text',
    text: contact === undefined ? `${text} The shop’s staff can tell you.` : `${text} Our staff can tell you:`,
  })
  if (contact !== undefined) context.emit(contact)
  offer(context, 'These articles come nearest:', hits.filter(({ article }) => article.topic !== 'contact').slice(0, 2))
}

/** Buttons that ask for an article by its title, which finds it. */
function offer(context: AnswerContext, text: string, hits: readonly SupportHit[]): void {
  const suggestions = hits
    .filter(({ article: { title } }) => title.length <= longestLabel)
    .map(
      ({ article: { title } }): Labelled => ({
        label: title,
        action: context.action({ kind: 'ask-support', text: title }),
      }),
    )
  if (suggestions.length === 0) return
  context.emit({ type: 'text', text })
  context.emit(suggestionsPart(suggestions))
}
