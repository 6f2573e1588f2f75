import { performance } from 'node:perf_hooks'
import type { Understander } from '../src/chat/answer.ts'
import { mergeState } from '../src/understanding/merge-state.ts'
import { emptyState, type State } from '../src/understanding/understanding.ts'
import type { Verdict } from './confusion-matrix.ts'
import type { EvaluationRow } from './evaluation-row.ts'
import {
  agreesWithState,
  agreesWithTerms,
  type LimitKind,
  limitKinds,
  type UnitOf,
  wrongKinds,
} from './held-out-scoring.ts'
import {
  type ConstraintCase,
  type DialogueCase,
  type HeldOutCatalogue,
  type HeldOutSets,
  readHeldOutSets,
  type SetsFolder,
  stateAfterSearch,
} from './held-out-sets.ts'
import { median } from './percentiles.ts'

export interface HeldOutEvaluation {
  rows: EvaluationRow[]
  /** Of the intents. */
  verdicts: Verdict[]
  /** Milliseconds that each text took, once warm: the median of five rounds. */
  took: number[]
}

/** What is measured: an understander that knows `catalogue`, and the units that the catalogue has. */
export interface HeldOutSubject {
  catalogue: HeldOutCatalogue
  understander: Understander
  unitOf: UnitOf
}

/**
 * The held-out sets on one catalogue: intents, limits, words, traps, dialogues and scope. Intents, traps and scope are
 * asked on both catalogues, the rest on the one that it speaks of.
 */
export async function evaluateHeldOut(
  subject: HeldOutSubject,
  folder: SetsFolder = 'held-out',
): Promise<HeldOutEvaluation> {
  const sets = readHeldOutSets(folder)
  const { row: intents, verdicts } = await evaluateIntents(subject, sets)
  const rows = [
    intents,
    ...(await evaluateScope(subject, sets)),
    ...(await evaluateConstraints(subject, sets)),
    await evaluateTraps(subject, sets),
    ...(await evaluateDialogues(subject, sets)),
  ]
  return { rows, verdicts, took: await timeTexts(subject, sets) }
}

const newRow = (name: string): EvaluationRow => ({ name, right: 0, of: 0, misses: [] })

function count(row: EvaluationRow, isRight: boolean, miss: () => string): void {
  row.of++
  if (isRight) row.right++
  else row.misses.push(miss())
}

async function evaluateIntents({ understander }: HeldOutSubject, { intents }: HeldOutSets) {
  const row = newRow('intent')
  const verdicts: Verdict[] = []
  for (const { text, intent, before } of intents) {
    const { intent: understood, by, confidence } = await understander.understand(text, before)
    verdicts.push([intent, understood])
    count(
      row,
      understood === intent,
      () => `${text} [${before.terms.join(' ')}]: ${understood} by ${by} ${confidence.toFixed(2)}, not ${intent}`,
    )
  }
  return { row, verdicts }
}

async function evaluateScope({ understander }: HeldOutSubject, { scope }: HeldOutSets): Promise<EvaluationRow[]> {
  const rejected = newRow('out of scope, rejected')
  const kept = newRow('in scope, not rejected')
  for (const { text, isInScope } of scope) {
    const { intent, confidence } = await understander.understand(text, emptyState())
    const isRejected = intent === 'out_of_scope'
    count(isInScope ? kept : rejected, isRejected !== isInScope, () => `${text}: ${intent} ${confidence.toFixed(2)}`)
  }
  return [rejected, kept]
}

const stateBefore = (words: string | undefined): State => (words === undefined ? emptyState() : stateAfterSearch(words))

async function evaluateConstraints(
  { catalogue, understander, unitOf }: HeldOutSubject,
  { constraints }: HeldOutSets,
): Promise<EvaluationRow[]> {
  const limits = newRow('constraints, all of a message')
  const kinds = mapKinds((kind) => newRow(`constraints, their ${kind}`))
  const words = newRow('words to search for')
  for (const expected of constraints) {
    if (expected.catalogue !== catalogue) continue
    const { constraints: said, terms } = await understander.understand(expected.text, stateBefore(expected.before))
    const miss = (): string => `${expected.text}: ${JSON.stringify(said)}`
    const wrong = wrongKinds(said, expected, unitOf)
    count(limits, wrong.length === 0, miss)
    for (const kind of limitKinds)
      if (isSet(expected, kind) || wrong.includes(kind)) count(kinds[kind], !wrong.includes(kind), miss)
    if (expected.terms !== undefined)
      count(words, agreesWithTerms(terms, expected), () => `${expected.text}: ${terms.join(' ')}`)
  }
  return [limits, ...Object.values(kinds), words]
}

const mapKinds = <T>(make: (kind: LimitKind) => T): Record<LimitKind, T> =>
  Object.fromEntries(limitKinds.map((kind) => [kind, make(kind)])) as Record<LimitKind, T>

/** Whether a message sets a limit of this kind. */
const isSet = (expected: ConstraintCase, kind: LimitKind): boolean => expected[kind] !== undefined

async function evaluateTraps({ understander }: HeldOutSubject, { traps }: HeldOutSets): Promise<EvaluationRow> {
  const row = newRow('traps not read as a price')
  for (const text of traps) {
    const { price } = (await understander.understand(text, emptyState())).constraints
    count(row, price === undefined, () => `${text}: ${JSON.stringify(price)}`)
  }
  return row
}

async function evaluateDialogues(subject: HeldOutSubject, { dialogues }: HeldOutSets): Promise<EvaluationRow[]> {
  const turns = newRow('state after each turn of a dialogue')
  const whole = newRow('dialogues right to the end')
  for (const dialogue of dialogues) {
    if (dialogue.catalogue !== subject.catalogue) continue
    const wrongBefore = turns.misses.length
    await converse(subject, dialogue, turns)
    const isRight = turns.misses.length === wrongBefore
    count(whole, isRight, () => dialogue.name)
  }
  return [turns, whole]
}

async function converse({ understander, unitOf }: HeldOutSubject, { name, turns }: DialogueCase, row: EvaluationRow) {
  let state = emptyState()
  for (const { say, state: expected } of turns) {
    const before = state
    state = mergeState(before, await understander.understand(say, before))
    const after = state
    count(row, agreesWithState(before, after, expected, unitOf), () => `${name}: ${say}: ${JSON.stringify(after)}`)
    if (searchOf(after) !== searchOf(before)) state = withResults(after, row.of)
  }
}

/** What decides which products are shown. */
const searchOf = ({ results: _results, focus: _focus, ...search }: State): string => JSON.stringify(search)

/** As after an answer that showed six products; nothing is searched for without a word or a brand. */
function withResults(state: State, turn: number): State {
  if (state.terms.length + state.brands.include.length === 0) return state
  return { ...state, results: [1, 2, 3, 4, 5, 6].map((position) => `turn-${turn}-${position}`) }
}

/** Times each text is understood; of an odd number the median is one of them. */
const rounds = 5

/** The median of some rounds for each text: a thread that had to wait for its core once is no slow text. */
async function timeTexts({ understander }: HeldOutSubject, sets: HeldOutSets): Promise<number[]> {
  const texts = [...sets.intents, ...sets.constraints, ...sets.scope].map(({ text }) => text).concat(sets.traps)
  const took = texts.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, text] of texts.entries()) {
      const startedAt = performance.now()
      await understander.understand(text, emptyState())
      took[index]?.push(performance.now() - startedAt)
    }
  }
  return took.map(median)
}
