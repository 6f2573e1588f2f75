import { DeliveryRefused } from '../../../chat/deliverer.ts'
import type { StoredReply } from '../../../chat/state-store.ts'
import { actionIds } from '../action-ids.ts'
import { kindOfRefusal, readFailure } from '../api-failure.ts'
import type { Conversation } from '../conversation.ts'
import { referenceText } from '../references.ts'
import { actions, button, plainSection } from '../render/blocks.ts'
import type { RenderedMessage } from '../render/render-reply.ts'
import { respond } from '../respond.ts'
import { answerMetadata } from './answer-mark.ts'
import type { DelivererOptions } from './deliverer.ts'
import { classic, type Layout } from './layouts.ts'
import { inSomeLayout, quietly, refusalOf, rendered } from './sending.ts'

type Private = Extract<Conversation, { kind: 'private' }>

/**
 * Sends an answer that only its asker sees, and so at most once: Slack keeps no copy in which it could be found. When
 * it may have been sent before, the asker is offered to ask again instead.
 */
export async function deliverPrivately(
  to: Private,
  stored: StoredReply,
  again: boolean,
  options: DelivererOptions,
): Promise<void> {
  const { pacing, privateAnswers, admin } = options
  await pacing.turn(to.channel)
  try {
    if (again) await sendUnaddressed(to, stored, askAgain(stored), options)
    else await sendOnce(to, stored, options)
    privateAnswers.forget(stored.key)
  } catch (error) {
    if (error instanceof DeliveryRefused) throw error
    const failure = readFailure(error)
    admin.report(error, 'chat.postEphemeral', to.channel)
    if (failure.kind === 'rate-limited') pacing.hold(to.channel, failure.afterMs)
    throw refusalOf(error)
  }
}

/** To the response address as long as there is one; where Slack refuses that, like a message that nobody waits for. */
async function sendOnce(to: Private, stored: StoredReply, options: DelivererOptions): Promise<void> {
  const { privateAnswers, publicUrl } = options
  const address = privateAnswers.of(stored.key)
  if (address !== undefined) {
    const { url, replaces } = address
    const outcome = await inSomeLayoutAt(url, (layout) => ({
      ...rendered(stored, layout, 'private', publicUrl),
      response_type: 'ephemeral',
      replace_original: replaces,
    }))
    if (outcome === 'shown') return
  }
  await inSomeLayout(classic, (layout) =>
    sendUnaddressed(to, stored, rendered(stored, layout, 'private', publicUrl), options),
  )
}

type Body = RenderedMessage & { response_type: string; replace_original: boolean }

/** `refused`: the address takes nothing more. */
async function inSomeLayoutAt(url: string, bodyIn: (layout: Layout) => Body): Promise<'shown' | 'refused'> {
  try {
    await inSomeLayout(classic, (layout) => respond(url, bodyIn(layout)))
    return 'shown'
  } catch (error) {
    const failure = readFailure(error)
    if (failure.kind === 'refused') return 'refused'
    throw error
  }
}

/** In the channel, for the asker's eyes alone; by direct message where the bot is not in the channel. */
async function sendUnaddressed(
  to: Private,
  { key }: StoredReply,
  message: RenderedMessage,
  { client }: DelivererOptions,
): Promise<void> {
  try {
    await client.chat.postEphemeral({ channel: to.channel, user: to.user, ...quietly(message) })
  } catch (error) {
    const failure = readFailure(error)
    if (failure.kind !== 'refused' || kindOfRefusal(failure.code) !== 'place') throw error
    await client.chat.postMessage({ channel: to.user, ...quietly(message), metadata: answerMetadata(key) })
  }
}

/** Offered in place of an answer that may have been lost. */
function askAgain({ key }: StoredReply): RenderedMessage {
  const text = 'I was interrupted, and you may not have got my answer. Shall I look again?'
  const again = button({ id: actionIds.askAgain, label: 'Ask again', value: referenceText(key) })
  return { text, blocks: [plainSection(text), actions([again])] }
}
