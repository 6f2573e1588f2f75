import { setTimeout as sleep } from 'node:timers/promises'
import type { StoredReply } from '../../../chat/state-store.ts'
import type { InteractionToken } from '../discord-api.ts'
import { timeOfSnowflake } from '../snowflake.ts'
import type { DelivererOptions } from './deliverer.ts'
import { isRefusedAs, sendInSomeLook } from './sending.ts'

/** Milliseconds that an interaction's token is valid (docs.discord.com/developers/interactions), less what a call takes. */
const tokenMs = 15 * 60_000 - 10_000
/**
 * Milliseconds before trying again, while Discord may not know yet that an interaction was answered: our deferral and the
 * answer go to it by different ways.
 */
const waits = [150, 300, 600, 1_200]
/** Milliseconds after which a deferral has reached Discord, or never will. */
const deferralMs = 10_000

/**
 * Makes the deferred response the answer. Whoever does so twice changes nothing, so that it may always be tried again.
 * `too-late`: the interaction is over, or Discord never heard of its deferral.
 */
export async function deliverByInteraction(
  stored: StoredReply,
  again: boolean,
  interaction: InteractionToken,
  { isPrivate }: { isPrivate: boolean },
  options: DelivererOptions,
): Promise<'done' | 'too-late'> {
  const { api, admin, deferrals, publicUrl, now = Date.now } = options
  const began = timeOfSnowflake(stored.key.messageId)
  const look = { audience: isPrivate ? 'private' : 'conversation', publicUrl } as const
  await deferrals.settled(stored.key.messageId)
  for (let attempt = 0; now() - began < tokenMs; attempt += 1) {
    try {
      await sendInSomeLook(stored, look, (message) => api.editResponse(interaction, message))
      return 'done'
    } catch (error) {
      // It was deleted: what is said beside it may be said once.
      if (isRefusedAs(error, 'message-gone'))
        return again
          ? 'done'
          : sayBeside(() => sendInSomeLook(stored, look, (message) => api.followUp(interaction, message, isPrivate)))
      if (!isRefusedAs(error, 'interaction-gone')) throw error
      const wait = waits[attempt]
      if (wait === undefined || now() - began > deferralMs) {
        admin.report(error)
        return 'too-late'
      }
      await sleep(wait)
    }
  }
  return 'too-late'
}

/** Its token may end just then. */
async function sayBeside(say: () => Promise<void>): Promise<'done' | 'too-late'> {
  try {
    await say()
    return 'done'
  } catch (error) {
    if (isRefusedAs(error, 'interaction-gone')) return 'too-late'
    throw error
  }
}
