import { quoted } from './quoted.ts'
import type { SearchNotice } from './search.ts'

interface Page {
  text: string
  offset: number
  /** How many products this page shows. */
  shown: number
  /** How many products have all the words; they come first. */
  exactTotal: number
  /** Whether products outside some limits were left out, which may have all the words. */
  isLimited?: boolean
}

/** Says that a page shows products that have only some of the words; undefined when it shows none. */
export function someWordsNotice({
  text,
  offset,
  shown,
  exactTotal,
  isLimited = false,
}: Page): SearchNotice | undefined {
  const withAll = Math.max(0, Math.min(shown, exactTotal - offset))
  if (shown === withAll) return undefined
  return { kind: 'some-words', text: sentence(quoted(text), exactTotal, withAll, isLimited) }
}

function sentence(words: string, exactTotal: number, withAll: number, isLimited: boolean): string {
  const nothing = isLimited ? 'Nothing inside the limits' : 'Nothing'
  if (exactTotal === 0) return `${nothing} has all of ${words}; these have some of the words.`
  if (withAll === 0) return `These have some of the words of ${words}.`
  const first = withAll === 1 ? 'The first one has' : `The first ${withAll} have`
  return `${first} all the words; the others have some of them.`
}
