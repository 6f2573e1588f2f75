import { DeliveryRefused } from '../../../chat/deliverer.ts'
import type { StoredReply } from '../../../chat/state-store.ts'
import { CallFailure, kindOfRefusal } from '../call-failure.ts'
import type { PublicUrl } from '../render/addresses.ts'
import { display, payload } from '../render/components.ts'
import type { MessagePayload } from '../render/message-payload.ts'
import type { RenderOptions } from '../render/options.ts'
import { renderReply } from '../render/render-reply.ts'
import { renderPlain } from '../render/render-text.ts'

/** Sends an answer as it should look or, where Discord does not take that, as words alone. */
export async function sendInSomeLook(
  { key, reply }: StoredReply,
  { audience, publicUrl }: { audience: RenderOptions['audience']; publicUrl: PublicUrl },
  send: (message: MessagePayload) => Promise<void>,
): Promise<void> {
  try {
    await send(renderReply(reply, { key, publicUrl, audience }))
  } catch (error) {
    if (!isRefusedAs(error, 'content')) throw error
    // A message with components stays one, whatever it is changed to.
    await send(payload([display(renderPlain(reply).content)]))
  }
}

export const isRefusedAs = (error: unknown, ...kinds: ReturnType<typeof kindOfRefusal>[]): error is CallFailure =>
  error instanceof CallFailure && error.kind === 'refused' && kinds.includes(kindOfRefusal(error))

/** A failure as the outbox has to know it; an unknown one stays as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof CallFailure) || error.kind === 'unknown') return error
  if (error.kind === 'rate-limited') {
    return new DeliveryRefused('Discord limits how often it is called.', 'later', {
      afterMs: error.afterMs,
      cause: error,
    })
  }
  const what = kindOfRefusal(error) === 'token' ? 'stuck' : 'never'
  return new DeliveryRefused(`Discord refused an answer: ${error.message}`, what, { cause: error })
}
