import type { ChatLog } from '../../../chat/chat-log.ts'
import { type Deliverer, DeliveryRefused } from '../../../chat/deliverer.ts'
import type { StoredReply } from '../../../chat/state-store.ts'
import type { AdminLines } from '../admin-lines.ts'
import { kindOfRefusal, readFailure } from '../api-failure.ts'
import { type Conversation, isPrivateId, readConversationId } from '../conversation.ts'
import type { PublicUrl } from '../render/addresses.ts'
import type { Identity, SlackClient } from '../slack-client.ts'
import { answerMetadata } from './answer-mark.ts'
import { completeInPlace, completeShown, restOf } from './complete-message.ts'
import { deliverPrivately } from './deliver-privately.ts'
import { findAnswer } from './find-answer.ts'
import { classic, modern } from './layouts.ts'
import type { LiveTexts } from './live-text.ts'
import type { Pacing } from './pacing.ts'
import type { PrivateAnswers } from './private-answers.ts'
import { addressOf, inSomeLayout, quietly, refusalOf, rendered, type Visible } from './sending.ts'
import type { WorkingStatus } from './working-status.ts'

export interface DelivererOptions {
  client: SlackClient
  publicUrl: PublicUrl
  pacing: Pacing
  privateAnswers: PrivateAnswers
  status: WorkingStatus
  liveTexts: LiveTexts
  identity(): Promise<Identity>
  admin: AdminLines
  log: ChatLog
}

/**
 * Sends answers to Slack. An answer that others see carries its question's mark as message metadata, so that it is
 * found again and never posted twice; one that only its asker sees cannot be found, and is sent at most once.
 */
export function createSlackDeliverer(options: DelivererOptions): Deliverer {
  const { client, publicUrl, pacing, status, liveTexts, admin } = options
  // Cards are tried until Slack has refused them for what they are: then it will the next ones too.
  let layout = modern

  async function post(to: Visible, stored: StoredReply): Promise<void> {
    const { key, reply } = stored
    await pacing.turn(to.channel)
    const used = await inSomeLayout(layout, (chosen) => {
      const message = rendered(stored, chosen, 'conversation', publicUrl)
      return client.chat.postMessage({ ...addressOf(to), ...quietly(message), metadata: answerMetadata(key) })
    })
    if (layout === modern && used === classic) {
      layout = classic
      options.log.warn({ intent: reply.intent }, 'Slack takes no cards here: products are sent as sections from now on')
    }
  }

  async function deliverVisibly(to: Visible, stored: StoredReply, again: boolean): Promise<void> {
    const endStatus = await status.settled(stored.key)
    try {
      await complete(to, stored, again)
      liveTexts.forget(stored.key)
    } catch (error) {
      throw await asRefusal(error, to, stored)
    } finally {
      endStatus()
    }
  }

  /** In the message where its text was shown, here or by a process that is gone; else in one of its own. */
  async function complete(to: Visible, stored: StoredReply, again: boolean): Promise<void> {
    const shown = await liveTexts.end(stored.key)
    const postRest = (rest: StoredReply): Promise<void> => post(to, rest)
    if (shown !== undefined && shown !== 'uncertain' && !shown.isClosed)
      return completeShown(to.channel, shown, stored, { client, publicUrl, layout, postRest })
    if (!again && shown === undefined) return post(to, stored)
    const { botId } = await options.identity()
    const found = await findAnswer(client, to, stored.key, { botId, isLive: liveTexts.isLive })
    if (found === undefined) await post(to, stored)
    else if (found.is === 'begun') await completeBegun(to, found.ts, stored)
    else if (found.is === 'continued') await post(to, restOf(stored, found.continues))
  }

  /** A process that is gone has begun to show the answer. */
  async function completeBegun(to: Visible, ts: string, stored: StoredReply): Promise<void> {
    // It may be open as a stream still; when it is not, that is no matter.
    await client.chat.stopStream({ channel: to.channel, ts }).catch((error: unknown) => {
      if (readFailure(error).kind !== 'refused') throw error
    })
    await completeInPlace(to.channel, ts, stored, { client, publicUrl, layout })
  }

  /** What a failure means for the outbox; a person whose channel is closed to us is told elsewhere. */
  async function asRefusal(error: unknown, to: Visible, stored: StoredReply): Promise<unknown> {
    const failure = readFailure(error)
    admin.report(error, 'chat.postMessage', to.channel)
    if (failure.kind === 'rate-limited') pacing.hold(to.channel, failure.afterMs)
    if (failure.kind !== 'refused') return refusalOf(error)
    if (kindOfRefusal(failure.code) === 'place') await tellElsewhere(client, to, stored, admin)
    return refusalOf(error)
  }

  return {
    channel: 'slack',
    // Slack's limit is by channel: a busy one holds up no other.
    laneOf: ({ conversationId }) => conversationId.split('/', 1)[0] ?? conversationId,
    showsBeginnings: ({ conversationId }) => !isPrivateId(conversationId),
    async deliver(stored, again) {
      const to = conversationOf(stored)
      if (to.kind === 'private') await deliverPrivately(to, stored, again, options)
      else await deliverVisibly(to, stored, again)
    },
  }
}

function conversationOf({ key }: StoredReply): Conversation {
  try {
    return readConversationId(key.conversationId)
  } catch (cause) {
    throw new DeliveryRefused('This conversation is not one of Slack.', 'never', { cause })
  }
}

/** Says to somebody directly that the channel where they asked does not let the answer in. */
async function tellElsewhere(client: SlackClient, to: Visible, { key, userId }: StoredReply, admin: AdminLines) {
  const text =
    'I have an answer for you and cannot write it where you asked. Please invite me there, or ask me again here, in a direct message.'
  try {
    await client.chat.postMessage({ channel: userId, text, metadata: answerMetadata(key) })
  } catch (error) {
    // There is no other way to reach them; the admin has the line.
    admin.report(error, 'chat.postMessage', `direct message beside ${to.channel}`)
  }
}
