import { longestPhrase } from '../head-noun.ts'
import type { AnalysedQuery } from '../text-analysis.ts'
import { exactKindToken, kindToken } from './kind-tokens.ts'

export interface QueryKinds {
  /**
   * The tokens of the kind field that say a product is a kind of what a query looks for, in more words than the
   * one that says it: for 'fast usb flash drive' those of 'flash drive', then of 'usb flash drive', each in all
   * the forms of its words.
   */
  narrower: string[][]
  /** Those that say it is just what the last word, the last two or three name, and no narrower kind of it. */
  exact: string[]
}

/** What a query looks for; nothing when no word of it says so. */
export function queryKinds(words: AnalysedQuery): QueryKinds {
  const head = words.findIndex((word) => word.head)
  const levels: string[][] = []
  for (let index = head; index >= 0 && levels.length < longestPhrase; index--) {
    const broader = levels.at(-1)
    const forms = (words[index]?.forms ?? []).map(kindToken)
    levels.push(broader === undefined ? forms : forms.flatMap((form) => broader.map((kind) => kindToken([form, kind]))))
  }
  return { narrower: levels.slice(1), exact: levels.flat().map(exactKindToken) }
}
