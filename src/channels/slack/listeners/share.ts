import type { Reply } from '../../../chat/reply.ts'
import { actionIds } from '../action-ids.ts'
import { kindOfRefusal, readFailure } from '../api-failure.ts'
import type { Register, SlackContext } from '../context.ts'
import { readConversationId } from '../conversation.ts'
import { answerMetadata } from '../deliver/answer-mark.ts'
import { classic, modern } from '../deliver/layouts.ts'
import { inSomeLayout, quietly, rendered } from '../deliver/sending.ts'
import type { Press } from '../parse/press.ts'
import { keyOfReference, type Reference } from '../references.ts'
import { respond } from '../respond.ts'
import { sayPrivately } from '../say-privately.ts'
import { onPressOfAnswer } from './on-press.ts'

const laterText = 'Slack did not let me share that. Please try again in a moment.'
const outsideText = 'I am not in that channel, and cannot share it there. Please invite me first.'

/** 'Share to the channel', below an answer that only one person sees. */
export const registerShare: Register = (app, context) => {
  onPressOfAnswer(app, context, actionIds.share, (press, { reference, reply }) =>
    shareAnswer(press, reference, reply, context),
  )
}

async function shareAnswer(press: Press, reference: Reference, reply: Reply, context: SlackContext): Promise<void> {
  const { client, admin, publicUrl } = context
  const { place, responseUrl } = press
  if (place === undefined) return
  const key = keyOfReference(reference)
  const stored = { key, userId: press.user, reply }
  // A double click must not share twice; who wants to share again presses again after a while.
  const name = `${key.conversationId}~${key.messageId}`
  if (!context.shares.first(name)) return
  const { channel } = readConversationId(key.conversationId)
  try {
    await context.pacing.turn(channel)
    await inSomeLayout(modern, (layout) =>
      client.chat.postMessage({
        channel,
        ...quietly(rendered(stored, layout, 'shared', publicUrl)),
        metadata: answerMetadata({ ...key, messageId: `shared-${key.messageId}` }),
      }),
    )
  } catch (error) {
    const failure = readFailure(error)
    const isOutside = failure.kind === 'refused' && kindOfRefusal(failure.code) === 'place'
    if (failure.kind === 'rate-limited') context.pacing.hold(channel, failure.afterMs)
    if (!isOutside) admin.report(error, 'chat.postMessage', channel)
    if (!isOutside || responseUrl === undefined || place.channel !== channel) {
      context.shares.undo(name)
      return sayPrivately(context, press, isOutside ? outsideText : laterText)
    }
    // The address of the press may write where the bot is not.
    await inSomeLayout(classic, (layout) =>
      respond(responseUrl, {
        ...rendered(stored, layout, 'shared', publicUrl),
        response_type: 'in_channel',
        replace_original: false,
      }),
    )
  }
}
