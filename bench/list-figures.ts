import { evaluateBaskets } from './basket-evaluation.ts'
import type { EvaluationRow } from './evaluation-row.ts'
import { demoSet } from './evaluation-set.ts'
import type { Figure } from './figures.ts'
import { evaluateListParser } from './list-evaluation.ts'

const asFigure = ({ name, right, of }: EvaluationRow, aim: number): Figure => ({
  figure: name,
  value: `${((100 * right) / of).toFixed(1)}% (${right} of ${of})`,
  aim: `≥ ${aim}%`,
})

/** How well shopping lists are read, and matched with the products of the demo catalogue, which is written into `folder`. */
export const listFigures = async (folder: string): Promise<Figure[]> => [
  asFigure(evaluateListParser(), 97),
  asFigure(await evaluateBaskets(await demoSet(folder)), 90),
]
