import { actionIds } from '../action-ids.ts'
import type { Register } from '../context.ts'
import { queryModal } from '../render/modals.ts'
import { onPressOfAnswer, openModal } from './on-press.ts'

/** 'How I searched': the very queries of an answer. */
export const registerQuery: Register = (app, context) => {
  onPressOfAnswer(app, context, actionIds.query, (press, { reply }) =>
    openModal(context, press.trigger, queryModal(reply)),
  )
}
