import type { Reply } from '../../../chat/reply.ts'
import { actionIds } from '../action-ids.ts'
import { kindOfRefusal, readFailure } from '../api-failure.ts'
import type { Register, SlackContext } from '../context.ts'
import { answerMetadata } from '../deliver/answer-mark.ts'
import { classic, modern } from '../deliver/layouts.ts'
import { inSomeLayout, quietly, rendered } from '../deliver/sending.ts'
import type { Press } from '../parse/press.ts'
import { keyOfReference, type Reference } from '../references.ts'
import { respond } from '../respond.ts'
import { sayPrivately } from '../say-privately.ts'
import { onPressOfAnswer } from './on-press.ts'

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
  if (!context.shares.first(`${key.conversationId}~${key.messageId}`)) return
  try {
    await inSomeLayout(modern, (layout) =>
      client.chat.postMessage({
        channel: place.channel,
        ...quietly(rendered(stored, layout, 'shared', publicUrl)),
        metadata: answerMetadata({ ...key, messageId: `shared-${key.messageId}` }),
      }),
    )
  } catch (error) {
    const failure = readFailure(error)
    if (failure.kind !== 'refused' || kindOfRefusal(failure.code) !== 'place' || responseUrl === undefined) {
      admin.report(error, 'chat.postMessage', place.channel)
      return sayPrivately(context, press, 'Slack did not let me share that. Please try again in a moment.')
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
