import type { AnswerContext } from '../chat/answer.ts'
import type { State } from '../understanding/understanding.ts'

/** Characters of a need that are searched for; people describe one in a sentence or two. */
const longestNeed = 500

/**
 * The state of a new search for a need that the message describes. Where the message says nothing but that, its own words
 * are searched for: what it means is in the small ones too. Limits would be words of the search then.
 */
export function withSaidNeed({ message, understanding }: AnswerContext, state: State): State {
  const { brands, colours, attributes, price, department } = understanding.constraints
  const hasLimits =
    price !== undefined ||
    department !== undefined ||
    attributes.length > 0 ||
    [brands, colours].some(({ include, exclude }) => include.length + exclude.length > 0)
  return { ...state, need: true, ...(!hasLimits && { needSaid: message.text.slice(0, longestNeed) }) }
}

/** The words of a need: as it was said, and what was added since. */
export function needText({ needSaid, terms }: State): string | undefined {
  if (needSaid === undefined) return undefined
  const said = needSaid.toLowerCase()
  return [needSaid, ...terms.filter((term) => !said.includes(term))].join(' ')
}
