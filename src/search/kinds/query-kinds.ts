import { longestPhrase } from '../head-noun.ts'
import type { AnalysedQuery } from '../text-analysis.ts'
import { kindToken } from './kind-tokens.ts'

/**
 * The tokens of the kind field that say a product is what a query looks for, the broadest first: for
 * 'fast usb flash drive' those of 'drive', then 'flash drive', then 'usb flash drive', each in all the
 * forms of its words. Empty when no word of the query says what is looked for.
 */
export function queryKinds(words: AnalysedQuery): string[][] {
  const head = words.findIndex((word) => word.head)
  const kinds: string[][] = []
  for (let index = head; index >= 0 && kinds.length < longestPhrase; index--) {
    const narrower = kinds.at(-1)
    const forms = (words[index]?.forms ?? []).map(kindToken)
    kinds.push(
      narrower === undefined ? forms : forms.flatMap((form) => narrower.map((kind) => kindToken([form, kind]))),
    )
  }
  return kinds
}
