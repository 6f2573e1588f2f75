import { actionIds } from '../action-ids.ts'
import type { Register } from '../context.ts'
import { ask, onPress } from './on-press.ts'

/** 'Talk to a person', below each answer. */
export const registerPerson: Register = (app, context) => {
  onPress(app, context, actionIds.person, (press) => ask(context, press, { text: 'talk to a person' }))
}
