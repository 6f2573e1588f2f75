import { DeliveryRefused } from '../../../chat/deliverer.ts'
import type { Reply } from '../../../chat/reply.ts'
import type { StoredReply } from '../../../chat/state-store.ts'
import { CallFailure, kindOfRefusal } from '../call-failure.ts'
import type { PublicUrl } from '../render/addresses.ts'
import { display, payload } from '../render/components.ts'
import type { MessagePayload } from '../render/message-payload.ts'
import type { RenderOptions } from '../render/options.ts'
import { renderReply } from '../render/render-reply.ts'
import { renderPlain } from '../render/render-text.ts'

/** The same answer without the pictures of its products, as Discord refuses a message for one that it cannot show. */
const withoutPictures = (reply: Reply): Reply => ({
  ...reply,
  parts: reply.parts.map((part) =>
    part.type === 'products' || part.type === 'comparison'
      ? { ...part, products: part.products.map(({ image: _, ...product }) => product) }
      : part,
  ),
})

/** Sends an answer as it should look or, where Discord does not take that, without pictures, and at last as words alone. */
export async function sendInSomeLook(
  { key, reply }: StoredReply,
  { audience, publicUrl }: { audience: RenderOptions['audience']; publicUrl: PublicUrl },
  send: (message: MessagePayload) => Promise<void>,
): Promise<void> {
  const looks = [
    () => renderReply(reply, { key, publicUrl, audience }),
    () => renderReply(withoutPictures(reply), { key, publicUrl, audience }),
    // A message with components stays one, whatever it is changed to.
    () => payload([display(renderPlain(reply).content)]),
  ]
  for (const [at, look] of looks.entries()) {
    try {
      return await send(look())
    } catch (error) {
      if (at === looks.length - 1 || !isRefusedAs(error, 'content')) throw error
    }
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
