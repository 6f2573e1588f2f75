import { phrases } from './phrases.ts'
import type { Span } from './spans.ts'
import type { Word } from './words.ts'

const asking = phrases<true>([
  [
    true,
    `
      i need, i want, i would like, id like, i am looking, im looking, looking for, show me, find me, do you have, do you sell, can you,
      could you, need a, want a, recommend, any, searching for, i am searching, im searching, im after, i am after, have you got, got any, please show, please find
    `,
  ],
])

/** Small words before the asking: 'so now i need'. */
const lead = 3

/**
 * The sentences before the one that asks for a thing: 'My old printer died. I want a laser printer.' Their words tell why
 * and are no words to search for. None when the first sentence asks already, or none names a kind of product.
 */
export function storyBefore(words: readonly Word[], isProductNoun: (text: string) => boolean): Span[] {
  const sentences = sentencesOf(words)
  const at = sentences.findIndex(
    ({ start, end }) =>
      Array.from({ length: lead }, (_, step) => start + step).some((index) => asking.at(words, index) !== undefined) &&
      words.slice(start, end).some(({ text }) => isProductNoun(text)),
  )
  return at > 0 ? [{ start: 0, end: sentences[at]?.start ?? 0 }] : []
}

function sentencesOf(words: readonly Word[]): Span[] {
  const sentences: Span[] = []
  let start = 0
  for (const [index, word] of words.entries()) {
    // A point within a name or a number has something right behind it.
    const isEnd = /^[.!?;]$/.test(word.text) && words[index + 1]?.glued !== true
    if (isEnd || index === words.length - 1) {
      sentences.push({ start, end: index + 1 })
      start = index + 1
    }
  }
  return sentences
}
