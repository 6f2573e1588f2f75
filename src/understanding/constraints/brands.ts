import type { LexiconIndex } from '../lexicon-index.ts'
import type { Span, Taken } from '../spans.ts'
import type { Choice } from '../understanding.ts'
import type { Word } from '../words.ts'
import type { Scope } from './scopes.ts'

export interface ChoiceReading {
  choice: Choice
  spans: Span[]
}

/**
 * Reads brand limits in the catalogue's spelling. What something has to fit ('for HP', 'HP compatible')
 * is no limit and stays a word to search for; which words mean a brand at all, `lexicon-index.ts` knows.
 */
export function readBrands(
  words: readonly Word[],
  taken: Taken,
  scopes: readonly Scope[],
  lexicon: LexiconIndex,
): ChoiceReading {
  const reading: ChoiceReading = { choice: { include: [], exclude: [] }, spans: [] }
  for (let index = 0; index < words.length; ) {
    const found = taken.has(index) ? undefined : brandAt(words, index, lexicon)
    if (found === undefined) {
      index++
      continue
    }
    const { brand, length } = found
    const scope = found.isExcluded ? 'excluded' : (scopes[index] ?? 'plain')
    const end = index + length
    if (!isCompatibility(words, end, scope)) {
      if (scope === 'plain') add(reading.choice.include, brand)
      if (scope === 'excluded') add(reading.choice.exclude, brand)
      reading.spans.push({
        start: index,
        end: /^(?:brand|brands|branded)$/.test(words[end]?.text ?? '') ? end + 1 : end,
      })
    }
    index = end
  }
  const { include, exclude } = reading.choice
  return { ...reading, choice: { include: include.filter((brand) => !exclude.includes(brand)), exclude } }
}

/** A brand at a place, also in 'non-hp'. */
function brandAt(words: readonly Word[], index: number, lexicon: LexiconIndex) {
  const word = words[index]
  if (word === undefined || !word.text.startsWith('non-')) {
    const found = lexicon.brandAt(words, index)
    return found && { ...found, isExcluded: false }
  }
  const found = lexicon.brandAt([{ ...word, text: word.text.slice('non-'.length) }], 0)
  return found && { ...found, isExcluded: true }
}

const isCompatibility = (words: readonly Word[], end: number, scope: Scope): boolean =>
  scope === 'compatible' || /^(?:compatible|compatibles)$/.test(words[end]?.text ?? '')

export function add(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value)
}
