import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { emptyState, type Intent, type PriceLimit, type Sort, type State } from '../src/understanding/understanding.ts'
import { csvRows } from './relevance.ts'

/** Which catalogue a case speaks of. */
export type HeldOutCatalogue = 'demo' | 'icecat'

export interface IntentCase {
  text: string
  intent: Intent
  before: State
}

/** A limit on an attribute; where several names or operators say the same truth, any of them is right. */
export interface ExpectedAttribute {
  name: string | string[]
  op: string | string[]
  value: string | number | boolean
  unit?: string
}

interface ExpectedChoice {
  include?: string[]
  exclude?: string[]
}

/** All the limits of a message; what is left out must not be there. */
export interface ExpectedLimits {
  /** Not checked when left out. */
  terms?: string[]
  price?: PriceLimit
  brands?: ExpectedChoice
  colours?: ExpectedChoice
  attributes?: ExpectedAttribute[]
  excludeTerms?: string[]
  sort?: Sort
  quantity?: number
  /** What the design leaves open, and is not checked: `price`, `sort`, `brands.exclude`, `colours`, `attributes`. */
  skip?: string[]
}

export interface ConstraintCase extends ExpectedLimits {
  text: string
  catalogue: HeldOutCatalogue
  /** The words of the search before, if there was one. */
  before?: string
  /** Other readings that are as right; each is whole. */
  or?: ExpectedLimits[]
}

/** What is known of the state after a turn; keys that are left out are not checked, null means absent. */
export type PartialState = Readonly<Record<string, unknown>>

export interface DialogueCase {
  name: string
  catalogue: HeldOutCatalogue
  turns: { say: string; state: PartialState }[]
}

export interface ScopeCase {
  text: string
  isInScope: boolean
}

export interface HeldOutSets {
  intents: IntentCase[]
  constraints: ConstraintCase[]
  /** Texts with numbers, none of which is a price. */
  traps: string[]
  dialogues: DialogueCase[]
  scope: ScopeCase[]
}

/** `held-out` was written apart from the rules and the training data; `development` is what they are mended by. */
export type SetsFolder = 'held-out' | 'development'

/** The sets in a folder of data/evaluation; both have the same files. */
export function readHeldOutSets(folder: SetsFolder): HeldOutSets {
  const textOf = (file: string): string =>
    readFileSync(fileURLToPath(new URL(`../data/evaluation/${folder}/${file}`, import.meta.url)), 'utf8')
  const rowsOf = (file: string): string[][] => csvRows(textOf(file)).slice(1)
  const recordsOf = <T>(file: string): T[] =>
    textOf(file)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T)
  return {
    intents: rowsOf('intents.csv').map(([text = '', intent, state, topic = '']) => ({
      text,
      intent: intent as Intent,
      before: state === 'none' ? emptyState() : stateAfterSearch(topic, { isDetailOpen: state === 'detail' }),
    })),
    constraints: recordsOf('constraints.jsonl'),
    traps: rowsOf('traps.csv').map(([text = '']) => text),
    dialogues: recordsOf('dialogues.jsonl'),
    scope: rowsOf('out-of-scope.csv').map(([text = '', inScope]) => ({ text, isInScope: inScope === 'yes' })),
  }
}

/** The state after a search for `words` that showed six products, and, if so, a look at the second of them. */
export function stateAfterSearch(words: string, { isDetailOpen = false } = {}): State {
  const results = [1, 2, 3, 4, 5, 6].map((position) => `shown-${position}`)
  return { ...emptyState(), terms: words.split(' '), results, focus: isDetailOpen ? results.slice(1, 2) : [] }
}
