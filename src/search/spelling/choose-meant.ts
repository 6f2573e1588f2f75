import { stem } from '../stem.ts'
import { type AnalysedQuery, type AnalysedWord, isEmptyWord } from '../text-analysis.ts'
import type { Candidate, SpellingIndex } from './spelling-index.ts'

/** What a word that is not known may mean: one word of the catalogue, or two that were run together. */
export interface Meaning {
  words: AnalysedWord[]
  isSplit: boolean
}

interface Likelihood {
  meaning: Meaning
  /** Natural logarithm of how likely it is that this was typed for it, as often as it is one of its products, up to a constant. */
  typing: number
  /** Products that have it. */
  count: number
}

/** What an edit costs in likelihood: about one word in a hundred is mistyped, and in few ways likely to give this. */
const perEdit = 4
/** The first letter is seldom wrong: in one misspelling of fifteen (Pollock & Zamora, CACM 27, 1984). */
const otherFirstLetter = 1.5
/** Who searches names a thing three times as often as what is only said of things. */
const namesThing = Math.log(3)
/** How many are looked up with the other words of the query. */
const mostCompared = 8
/** Letters of each of two words that were run together: of shorter ones nearly any word is made. */
const shortestPart = 3

export interface Context {
  /** How many products have these words and the other ones of the query. */
  count(words: AnalysedQuery): Promise<number>
  hasContext: boolean
  /** Whether what was typed is a word of the language: it is meant, unless another goes with the other words. */
  isWord: boolean
}

/**
 * What was meant by a word that the catalogue does not know; undefined when nothing is near. By Bayes, as in a noisy
 * channel (Kernighan, Church & Gale, COLING 1990): the likelier the edits and the more products have it, the likelier
 * it is meant. Something that stands in a product together with the other words comes before all that does not.
 */
export async function chooseMeant(
  typed: string,
  spelling: SpellingIndex,
  { count, hasContext, isWord }: Context,
): Promise<Meaning | undefined> {
  const likely = [...nearWords(typed, spelling), ...(await splits(typed, spelling, count))].sort(byLikelihood)
  if (!isWord && (!hasContext || likely.length < 2)) return likely[0]?.meaning
  if (!hasContext) return undefined
  const together: Likelihood[] = []
  for (const one of likely.slice(0, mostCompared)) {
    const products = one.meaning.isSplit ? one.count : await count(one.meaning.words)
    if (products > 0) together.push({ ...one, count: products })
  }
  const [best] = together.sort(byLikelihood)
  return (best ?? (isWord ? undefined : likely[0]))?.meaning
}

const likelihood = ({ typing, count }: Likelihood): number => typing + Math.log(count)

const byLikelihood = (a: Likelihood, b: Likelihood): number =>
  likelihood(b) - likelihood(a) || ((a.meaning.words[0]?.text ?? '') < (b.meaning.words[0]?.text ?? '') ? -1 : 1)

/**
 * A plural that is misspelt is near the singular once its s is off. Its whole ending stays on: 'sheoes' is near 'shoe',
 * and no 'she'. Nobody who types a word for a thing means 'with', however many products have that.
 */
function nearWords(typed: string, spelling: SpellingIndex): Likelihood[] {
  const nearest = new Map<string, Candidate>()
  for (const candidate of [typed, typed.replace(/s$/u, '')].flatMap((form) => spelling.near(form))) {
    if (isEmptyWord(candidate.token)) continue
    // With a second edit little is left that says it is the word ('umbrella' is no 'marella').
    if (candidate.edits > 1 && candidate.token[0] !== typed[0]) continue
    const known = nearest.get(candidate.token)
    if (known === undefined || candidate.cost < known.cost) nearest.set(candidate.token, candidate)
  }
  return [...nearest.values()].map(({ token, cost, count, isKind }) => ({
    meaning: { words: [wordOf(token)], isSplit: false },
    typing: -perEdit * cost - (startsAlike(token, typed) ? 0 : otherFirstLetter) + (isKind ? namesThing : 0),
    count,
  }))
}

/** The same first letter, or the first two swapped: then the hand was too quick, and the letter is not another. */
const startsAlike = (token: string, typed: string): boolean =>
  token[0] === typed[0] || (token[0] === typed[1] && token[1] === typed[0])

/** A space left out is one edit. Both parts must be words of the catalogue that stand together in products. */
async function splits(typed: string, spelling: SpellingIndex, count: Context['count']): Promise<Likelihood[]> {
  const found: Likelihood[] = []
  for (let at = shortestPart; at <= typed.length - shortestPart; at++) {
    const parts = [typed.slice(0, at), typed.slice(at)]
    if (!parts.every((part) => spelling.has(stem(part)))) continue
    const words = parts.map((part) => wordOf(stem(part), part))
    const products = await count(words)
    if (products > 0) found.push({ meaning: { words, isSplit: true }, typing: -perEdit, count: products })
  }
  return found
}

const wordOf = (token: string, text = token): AnalysedWord => ({ text, forms: [[token]] })
