import Type from 'typebox'
import { Value } from 'typebox/value'
import { cleanText } from '../../../catalogue/text.ts'
import { actionIds, actionPatterns, callbackIds } from '../action-ids.ts'
import type { Register, SlackContext } from '../context.ts'
import type { Press } from '../parse/press.ts'
import { type Reference, readReference } from '../references.ts'
import { commentModal, inputElement, inputs } from '../render/modals.ts'
import { sayPrivately } from '../say-privately.ts'
import { answerFor, goneText, onPress, openModal } from './on-press.ts'

const Comment = Type.Object({
  [inputs.comment]: Type.Object({ [inputElement]: Type.Object({ value: Type.String({ maxLength: 3_000 }) }) }),
})

/** Thumbs below each answer; after a bad one, what was wrong. */
export const registerFeedback: Register = (app, context) => {
  onPress(app, context, actionPatterns.thumb, async (press) => {
    const isDown = actionPatterns.thumb.exec(press.actionId)?.[1] === 'down'
    const isStored = await rate(press, press.value, isDown ? 'down' : 'up', context)
    // Slack's own thumbs change when they are pressed; plain buttons do not.
    if (!isStored) await sayPrivately(context, press, goneText)
    else if (!isDown) await sayPrivately(context, press, 'Thank you!')
  })
  onPress(app, context, actionIds.feedback, async (press) => {
    const [, rating, value] = /^(up|down)~(.+)$/.exec(press.value ?? '') ?? []
    const isStored = await rate(press, value, rating === 'down' ? 'down' : 'up', context)
    if (!isStored) await sayPrivately(context, press, goneText)
  })
  app.view(callbackIds.commentModal, async ({ ack, view }) => {
    const reference = readReference(view.private_metadata)
    const given: unknown = view.state.values
    if (reference !== undefined && Value.Check(Comment, given)) {
      await store(context, reference, 'down', cleanText(given[inputs.comment][inputElement].value))
    }
    await ack()
  })
}

/** Whether it was an answer that can be rated. */
async function rate(
  press: Press,
  value: string | undefined,
  rating: 'up' | 'down',
  context: SlackContext,
): Promise<boolean> {
  const reference = readReference(value)
  if (reference === undefined || (await answerFor(press, reference, context)) === undefined) return false
  await store(context, reference, rating)
  if (rating === 'down') await openModal(context, press.trigger, commentModal(value ?? ''))
  return true
}

const store = (
  { store: stateStore }: Pick<SlackContext, 'store'>,
  { conversationId, messageId }: Reference,
  rating: 'up' | 'down',
  comment?: string,
): Promise<void> => stateStore.addFeedback({ conversationId, messageId, rating, comment, receivedAt: Date.now() })
