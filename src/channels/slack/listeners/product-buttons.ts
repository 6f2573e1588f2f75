import { actionPatterns } from '../action-ids.ts'
import type { Register } from '../context.ts'
import { readReference } from '../references.ts'
import { sayPrivately } from '../say-privately.ts'
import { ask, goneText, onPressOfAnswer } from './on-press.ts'
import { productQuestion } from './product-question.ts'

/** 'Details', 'Similar' and 'More like this picture' beside a product. */
export const registerProductButtons: Register = (app, context) => {
  onPressOfAnswer(app, context, actionPatterns.product, async (press, { reply }) => {
    const position = readReference(press.value)?.product
    const named = actionPatterns.product.exec(press.actionId)?.[1]
    const what = named === 'similar' || named === 'look' ? named : 'details'
    const asked = position === undefined ? undefined : productQuestion(what, reply, [position])
    if (asked === undefined) await sayPrivately(context, press, goneText)
    else await ask(context, press, asked)
  })
}
