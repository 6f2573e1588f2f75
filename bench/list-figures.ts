import { evaluateBaskets } from './basket-evaluation.ts'
import type { EvaluationRow } from './evaluation-row.ts'
import { demoSet } from './evaluation-set.ts'
import type { Figure } from './figures.ts'
import { evaluateListParser, readHeldOutLists, readLists } from './list-evaluation.ts'
import { evaluatePrintedLists, evaluateUnsteadyLists } from './printed-evaluation.ts'
import { withService } from './searched-service.ts'

const asFigure = ({ name, right, of }: EvaluationRow, aim?: number): Figure => ({
  figure: name,
  value: `${((100 * right) / of).toFixed(1)}% (${right} of ${of})`,
  ...(aim !== undefined && { aim: `≥ ${aim}%` }),
})

const heldOut = ' held out'

/** How well shopping lists are read, and matched with the products of the demo catalogue, which is written into `folder`. */
export async function listFigures(folder: string): Promise<Figure[]> {
  const [lists, others] = [readLists(), readHeldOutLists()]
  return withService(await demoSet(folder), async (service) => {
    const [own, unseen] = [await evaluateBaskets(service, lists), await evaluateBaskets(service, others, heldOut)]
    return [
      asFigure(evaluateListParser(lists), 97),
      asFigure(evaluateListParser(others, heldOut), 97),
      asFigure(own.kinds, 90),
      asFigure(unseen.kinds, 90),
      asFigure(own.packs, 97),
      asFigure(unseen.packs, 97),
      asFigure(await evaluatePrintedLists(service), 93),
      asFigure(await evaluateUnsteadyLists(service)),
    ]
  })
}
