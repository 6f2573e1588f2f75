import { actionPatterns } from '../action-ids.ts'
import type { Register } from '../context.ts'
import { ask, onPress } from './on-press.ts'

/** Chips, suggestions, 'show more' and undo: what they stand for is stored with their conversation. */
export const registerCoreActions: Register = (app, context) => {
  onPress(app, context, actionPatterns.press, async (press) => {
    const action = actionPatterns.press.exec(press.actionId)?.[1]
    // They change what is shown: where one person alone sees it there is no need to keep the old.
    if (action !== undefined) await ask(context, press, { text: '', action }, true)
  })
  // Slack says that a link was followed, and wants to hear that we know.
  onPress(app, context, actionPatterns.open, async () => undefined)
}
