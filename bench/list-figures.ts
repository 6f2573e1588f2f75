import type { EvaluationRow } from './evaluation-row.ts'
import type { Figure } from './figures.ts'
import { evaluateListParser } from './list-evaluation.ts'

const asFigure = ({ name, right, of }: EvaluationRow, aim: number): Figure => ({
  figure: name,
  value: `${((100 * right) / of).toFixed(1)}% (${right} of ${of})`,
  aim: `≥ ${aim}%`,
})

/** How well shopping lists are read. */
export const listFigures = (): Figure[] => [asFigure(evaluateListParser(), 97)]
