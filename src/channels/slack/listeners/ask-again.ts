import { actionIds } from '../action-ids.ts'
import type { Register } from '../context.ts'
import { mayUse, readReference } from '../references.ts'
import { sayPrivately } from '../say-privately.ts'
import { ask, goneText, onPress } from './on-press.ts'

/** Turns of a conversation in which a question is looked for. */
const mostTurns = 100

/** 'Ask again', where an answer that cannot be found may have been lost. */
export const registerAskAgain: Register = (app, context) => {
  onPress(app, context, actionIds.askAgain, async (press) => {
    const reference = readReference(press.value)
    const isTheirs = reference !== undefined && press.place !== undefined && mayUse(reference, press.place)
    const turns = isTheirs ? await context.store.turns(reference.conversationId, mostTurns) : []
    const asked = turns.find(({ message }) => message.messageId === reference?.messageId)?.message
    if (asked === undefined) return sayPrivately(context, press, goneText)
    const { text, action, about } = asked
    await ask(context, press, { text, action, about }, true)
  })
}
