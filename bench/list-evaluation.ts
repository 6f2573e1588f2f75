import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { parseList } from '../src/lists/parse-list.ts'
import type { ListItem } from '../src/lists/shopping-list.ts'
import { fold } from '../src/search/fold.ts'
import { stem } from '../src/search/stem.ts'
import type { EvaluationRow } from './evaluation-row.ts'

/** What a list asks for, as `data/evaluation/lists.yaml` says it. */
export interface ExpectedItem {
  text: string
  quantity?: number
  unit?: string
  pack?: number
  wishes?: string
  or?: string
  optional?: true
  kind: string
}

export interface ExpectedList {
  name: string
  text: string
  items: ExpectedItem[]
}

const read = (file: string): ExpectedList[] =>
  (
    parse(readFileSync(fileURLToPath(new URL(`../data/evaluation/${file}`, import.meta.url)), 'utf8')) as {
      lists: ExpectedList[]
    }
  ).lists

/** The lists that the parser was made with. */
export const readLists = (): ExpectedList[] => read('lists.yaml')

/** Lists that it was not made with. */
export const readHeldOutLists = (): ExpectedList[] => read('held-out/lists.yaml')

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}.#"]+/u)
    .map((word) => stem(word.replace(/^\.+|\.+$/g, '')))
    .filter((word) => word !== '')

/** Whether an item is what was expected: quantity, unit, pack and all the words, whichever of them are name and wish. */
export function isExpected(found: ListItem, expected: ExpectedItem): boolean {
  const { text, quantity = 1, unit, pack, wishes = '', or = '', optional } = expected
  const saidWords = new Set(wordsOf([found.text, ...found.wishes, ...found.or].join(' ')))
  const wanted = wordsOf(`${text} ${wishes} ${or}`)
  return (
    found.quantity === quantity &&
    found.unit === unit &&
    found.pack === pack &&
    (found.optional ?? false) === (optional ?? false) &&
    found.or.length === (or === '' ? 0 : 1) &&
    wordsOf(text).every((word) => wordsOf(found.text).includes(word)) &&
    wanted.every((word) => saidWords.has(word)) &&
    wordsOf(found.text).every((word) => wanted.includes(word))
  )
}

/** How many lines of the lists are read right; what a list does not ask for and is found all the same counts as a line. */
export function evaluateListParser(lists: readonly ExpectedList[] = readLists(), of = ''): EvaluationRow {
  const row: EvaluationRow = { name: `shopping lists${of}: items with their quantities`, right: 0, of: 0, misses: [] }
  for (const { name, text, items } of lists) {
    const found = [...parseList(text).items]
    let missed = 0
    for (const expected of items) {
      const at = found.findIndex((item) => isExpected(item, expected))
      row.of++
      if (at === -1) {
        missed++
        row.misses.push(`${name}: ${expected.quantity ?? 1} ${expected.text} is missing or read otherwise`)
      } else {
        row.right++
        found.splice(at, 1)
      }
    }
    row.of += Math.max(0, found.length - missed)
    for (const item of found) row.misses.push(`${name}: found ${JSON.stringify(item)}`)
  }
  return row
}
