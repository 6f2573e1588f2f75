import type { AnswerContext } from '../chat/answer.ts'
import type { State } from '../understanding/understanding.ts'
import type { Shop } from './dependencies.ts'
import { limitLabels } from './limit-labels.ts'

/** The active limits, each of which can be removed. */
export function emitChips(context: AnswerContext, state: State, shop: Shop): void {
  const chips = limitLabels(state, shop.currency).map(({ limit, label }) => ({
    label,
    action: context.action({ kind: 'remove-limit', limit }),
  }))
  if (chips.length > 0) context.emit({ type: 'chips', chips })
}
