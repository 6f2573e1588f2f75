import { phrases, wordSet } from './phrases.ts'
import type { State } from './understanding.ts'
import type { Word } from './words.ts'

/** Words of which one is meant at a time where a message corrects another. */
const alternatives: readonly ReadonlySet<string>[] = [
  wordSet(
    'school office home gaming work travel business student college kitchen bathroom bedroom garden outdoor indoor camping gym',
  ),
  wordSet('men women man woman kid child boy girl toddler baby adult'),
  wordSet(
    'wood wooden metal plastic glass leather oak pine bamboo steel aluminium ceramic fabric cotton wool silk linen paper',
  ),
  wordSet('amd intel nvidia'),
  wordSet('windows mac macos linux chromeos android ios'),
]

const openings = phrases<true>([
  [
    true,
    `
      no, nope, actually, sorry, i meant, i mean, i said, no i meant, oops, wait, rather, not that, i wanted, correction, on second thought, on second
      thoughts, make it, make that, change it to, change that to, switch to, what about, how about, but
    `,
  ],
])

/** Whether a message takes back what was said before it: 'no, I meant for school', 'amd instead'. */
export const isCorrection = (words: readonly Word[]): boolean =>
  openings.at(words, 0) !== undefined || words.some(({ text }) => text === 'instead' || text === 'rather')

/**
 * The words of the search that a message gives up: those it has another word for ('no, for the office' after
 * 'for school'), and with 'instead' the only word that is not the thing itself ('oak instead').
 */
export function takenBack(
  words: readonly Word[],
  terms: readonly string[],
  excludeTerms: readonly string[],
  state: State,
  isProductNoun: (text: string) => boolean,
): string[] {
  if (!isCorrection(words)) return []
  const isNew = (term: string): boolean => !state.terms.includes(term)
  const dropped = alternatives.flatMap((group) =>
    terms.some((term) => group.has(term) && isNew(term)) || excludeTerms.some((term) => group.has(term))
      ? state.terms.filter((term) => group.has(term) && !terms.includes(term))
      : [],
  )
  if (dropped.length > 0 || !words.some(({ text }) => text === 'instead')) return dropped
  const qualities = state.terms.filter((term) => !isProductNoun(term))
  const isQuality = terms.length > 0 && terms.every((term) => isNew(term) && !isProductNoun(term))
  return isQuality && qualities.length === 1 ? qualities : []
}
