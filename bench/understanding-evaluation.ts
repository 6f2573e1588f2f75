import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FeedFormat } from '../src/catalogue/feed-format.ts'
import type { Understander } from '../src/chat/answer.ts'
import type { Lexicon } from '../src/search/engine.ts'
import { readIntentClassifier } from '../src/understanding/classifier/intent-classifier.ts'
import { mergeState } from '../src/understanding/merge-state.ts'
import { createUnderstander } from '../src/understanding/understander.ts'
import {
  type Constraints,
  emptyState,
  type Intent,
  type PriceLimit,
  type State,
  type Understanding,
} from '../src/understanding/understanding.ts'
import { lexiconOfFeed } from './catalogue-lexicon.ts'
import type { EvaluationRow } from './evaluation-row.ts'
import { evaluateHeldOut, type HeldOutEvaluation } from './held-out-evaluation.ts'
import type { HeldOutCatalogue, SetsFolder } from './held-out-sets.ts'

const data = fileURLToPath(new URL('../data', import.meta.url))

/** The brands and categories that the sets speak of: a catalogue that every run has. */
const lexicon: Lexicon = {
  brands: (
    'HP,Logitech,Canon,Brother,Epson,DELL,Lenovo,Samsung,Sony,Apple,Microsoft,TP-LINK,Acer,ASUS,Xerox,Belkin,Bose,' +
    'Cooler Master,Case Logic,Philips,Kingston Technology,Anker,LG,Netgear,Sharp,3M,Kensington'
  ).split(','),
  categories: (
    'Laptops,Tablets,Monitors,Printers,Laser printers,Toner cartridges,Mice,Keyboards,Headphones,Headsets,Speakers,' +
    'Webcams,Office chairs,Desks,Desk lamps,Backpacks,Phone cases,Cables,Hard drives,Routers,Projectors,Cameras'
  ).split(','),
  attributes: [{ name: 'weight', unit: 'g' }],
  currency: 'USD',
}

/** An understander over that catalogue, with the service's classifier. */
export const evaluationUnderstander = (): Understander => understanderOver(lexicon)

function understanderOver(known: Lexicon): Understander {
  return createUnderstander({ lexicon: async () => known, classifier: readIntentClassifier(data) })
}

/** A catalogue to measure on. */
interface CatalogueFeed {
  catalogue: string
  format: FeedFormat
}

/**
 * How well the sets in a folder of data/evaluation, the held-out ones unless another is named, are understood by one who
 * knows this catalogue, its own brands, categories and attributes, as the service reads them.
 */
export async function evaluateUnderstandingOn(
  name: HeldOutCatalogue,
  { catalogue, format }: CatalogueFeed,
  folder: SetsFolder = 'held-out',
): Promise<HeldOutEvaluation> {
  const known = await lexiconOfFeed(catalogue, format)
  const units = new Map(known.attributes.map((attribute) => [attribute.name, attribute.unit]))
  const unitOf = (attribute: string): string | undefined => units.get(attribute)
  return evaluateHeldOut({ catalogue: name, understander: understanderOver(known), unitOf }, folder)
}

/**
 * How well messages are understood, on the sets in data/evaluation, which were written before the
 * rules and are never trained on: intents, constraints (all of a message's limits right), traps (share
 * of numbers that are no price and were read as one), and the state after each turn of a dialogue.
 */
export async function evaluateUnderstanding(): Promise<EvaluationRow[]> {
  const understander = evaluationUnderstander()
  return [
    await evaluateIntents(understander),
    ...(await evaluateConstraints(understander)),
    await evaluateDialogues(understander),
  ]
}

const linesOf = (file: string): string[] =>
  readFileSync(join(data, 'evaluation', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

/** The state after some turns, each of which showed six products. */
async function stateAfter(understander: Understander, turns: readonly string[]): Promise<State> {
  let state = emptyState()
  for (const text of turns) state = shown(mergeState(state, await understander.understand(text, state)), text)
  return state
}

const shown = (state: State, salt: string): State =>
  state.terms.length + state.brands.include.length === 0
    ? state
    : { ...state, results: [1, 2, 3, 4, 5, 6].map((position) => `${state.page} ${position} ${salt.length}`) }

async function evaluateIntents(understander: Understander): Promise<EvaluationRow> {
  const row: EvaluationRow = { name: 'intent', right: 0, of: 0, misses: [] }
  for (const line of linesOf('intents.csv').slice(1)) {
    const { text, intent, before } = parseIntentLine(line)
    const state = await stateAfter(understander, before === '' ? [] : [before])
    const understood = await understander.understand(text, state)
    row.of++
    if (understood.intent === intent) row.right++
    else
      row.misses.push(
        `${text} [${before}]: ${understood.intent} by ${understood.by} ${understood.confidence.toFixed(2)}, not ${intent}`,
      )
  }
  return row
}

/** `text,intent,before`; the text may be quoted, the others hold no comma. */
function parseIntentLine(line: string): { text: string; intent: Intent; before: string } {
  const [, quoted, plain, intent = '', before = ''] = /^(?:"((?:[^"]|"")*)"|(.*?)),([a-z_]+),([^,]*)$/.exec(line) ?? []
  return { text: quoted?.replaceAll('""', '"') ?? plain ?? '', intent: intent as Intent, before }
}

interface ConstraintCase {
  text: string
  before?: string[]
  trap?: true
  terms?: string[]
  price?: PriceLimit
  brands?: { include?: string[]; exclude?: string[] }
  colours?: { include?: string[]; exclude?: string[] }
  sort?: string
  excludeTerms?: string[]
}

async function evaluateConstraints(understander: Understander): Promise<EvaluationRow[]> {
  const constraints: EvaluationRow = { name: 'constraints, all of a message', right: 0, of: 0, misses: [] }
  const terms: EvaluationRow = { name: 'words to search for', right: 0, of: 0, misses: [] }
  const traps: EvaluationRow = { name: 'traps not read as a price', right: 0, of: 0, misses: [] }
  for (const line of linesOf('constraints.jsonl')) {
    const expected = JSON.parse(line) as ConstraintCase
    const understood = await understander.understand(
      expected.text,
      await stateAfter(understander, expected.before ?? []),
    )
    const row = expected.trap === true ? traps : constraints
    const isRight =
      expected.trap === true
        ? isSame(understood.constraints.price, expected.price)
        : isSameLimits(understood.constraints, expected)
    count(row, isRight, `${expected.text}: ${JSON.stringify(understood.constraints)}`)
    if (expected.terms !== undefined)
      count(terms, isSame(understood.terms, expected.terms), `${expected.text}: ${understood.terms.join(' ')}`)
  }
  return [constraints, terms, traps]
}

function count(row: EvaluationRow, isRight: boolean, miss: string): void {
  row.of++
  if (isRight) row.right++
  else row.misses.push(miss)
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function isSameLimits(said: Constraints, expected: ConstraintCase): boolean {
  const choice = (given?: { include?: string[]; exclude?: string[] }) => ({
    include: given?.include ?? [],
    exclude: given?.exclude ?? [],
  })
  return (
    isSame(said.price, expected.price) &&
    isSame(said.brands, choice(expected.brands)) &&
    isSame(said.colours, choice(expected.colours)) &&
    isSame(said.sort, expected.sort) &&
    isSame(said.excludeTerms, expected.excludeTerms ?? []) &&
    said.attributes.length === 0
  )
}

interface Dialogue {
  name: string
  turns: { say: string; state: Record<string, unknown> }[]
}

async function evaluateDialogues(understander: Understander): Promise<EvaluationRow> {
  const row: EvaluationRow = { name: 'state after each turn of a dialogue', right: 0, of: 0, misses: [] }
  for (const line of linesOf('dialogues.jsonl')) {
    const { name, turns } = JSON.parse(line) as Dialogue
    let state = emptyState()
    for (const turn of turns) {
      const understood: Understanding = await understander.understand(turn.say, state)
      const before = state
      state = mergeState(state, understood)
      const isRight = Object.entries(turn.state).every(([key, value]) => holds(before, state, key, value))
      count(row, isRight, `${name}: ${turn.say}: ${JSON.stringify(state)}`)
      if (state !== before && understood.change !== 'refer') state = shown(state, turn.say)
    }
  }
  return row
}

/** Whether the state after a turn has an expected value; positions are looked up in what was shown before it. */
function holds(before: State, after: State, key: string, value: unknown): boolean {
  if (key === 'focusPosition') return isSame(after.focus, [before.results[Number(value) - 1]])
  if (key === 'focusPositions')
    return isSame(
      after.focus,
      (value as number[]).map((position) => before.results[position - 1]),
    )
  const actual = after[key as keyof State]
  return value === null ? actual === undefined : isSame(actual, value)
}
