import { intents } from '../src/understanding/classifier/utterances.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { EvaluationRow } from './evaluation-row.ts'
import { demoSet, type EvaluationSet, icecatSet } from './evaluation-set.ts'
import type { Figure } from './figures.ts'
import type { HeldOutCatalogue } from './held-out-sets.ts'
import { percentile } from './percentiles.ts'
import { evaluateUnderstanding, evaluateUnderstandingOn } from './understanding-evaluation.ts'

export interface UnderstandingFigures {
  figures: Figure[]
  /** SVG. */
  drawings: { file: string; svg: string }[]
}

/** The least share in percent that is aimed at, of each row that has an aim. */
const aims: Readonly<Record<string, number>> = {
  intent: 93,
  'out of scope, rejected': 85,
  'in scope, not rejected': 95,
  'constraints, all of a message': 92,
  'traps not read as a price': 98,
  'state after each turn of a dialogue': 90,
}

function asFigure({ name, right, of }: EvaluationRow, set: string): Figure {
  const value = `${((100 * right) / of).toFixed(1)}% (${right} of ${of})`
  const aim = aims[name]
  return { figure: `${set}: ${name}`, value, ...(aim === undefined ? {} : { aim: `≥ ${aim}%` }) }
}

const milliseconds = (took: readonly number[], share: number): string => `${percentile(took, share).toFixed(2)} ms`

/**
 * How well and how quickly messages are understood: the development sets, then the held-out ones, on the demo catalogue,
 * which is written into `folder`, and on Icecat where `testData` has it; a confusion matrix for each.
 */
export async function understandingFigures(
  folder: string,
  testData: string | undefined,
): Promise<UnderstandingFigures> {
  const figures = (await evaluateUnderstanding()).map((row) => asFigure(row, 'development'))
  const drawings: UnderstandingFigures['drawings'] = []
  const icecat = icecatSet(testData)
  const subjects: { id: HeldOutCatalogue; set: EvaluationSet }[] = [{ id: 'demo', set: await demoSet(folder) }]
  if (icecat !== undefined) subjects.push({ id: 'icecat', set: icecat })
  for (const { id, set } of subjects) {
    const { rows: developed } = await evaluateUnderstandingOn(id, set, 'development')
    figures.push(...developed.filter(({ of }) => of > 0).map((row) => asFigure(row, `development, ${set.name}`)))
    const { rows, verdicts, took } = await evaluateUnderstandingOn(id, set)
    const on = `held-out, ${set.name}`
    figures.push(
      ...rows.map((row) => asFigure(row, on)),
      { figure: `${on}: a message understood, median`, value: milliseconds(took, 0.5), aim: '≤ 1 ms' },
      { figure: `${on}: a message understood, p99`, value: milliseconds(took, 0.99), aim: '≤ 5 ms' },
    )
    drawings.push({
      file: `intents-${id}.svg`,
      svg: confusionMatrix(`Held-out intents, ${set.name}`, intents, verdicts),
    })
  }
  return { figures, drawings }
}
