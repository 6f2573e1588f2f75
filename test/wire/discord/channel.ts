import { onTestFinished } from 'vitest'
import { createDiscordChannel } from '../../../src/channels/discord/index.ts'
import type { DiscordSettings } from '../../../src/config.ts'
import { recordingLog } from '../../fixtures/chat.ts'
import { keys } from './keys.ts'
import { bot, DiscordStandIn } from './stand-in.ts'

/** A channel of its own, with what it says to the admin. */
export async function channelWith(given: Partial<DiscordSettings> = {}) {
  const standIn = await DiscordStandIn.start()
  onTestFinished(() => standIn.stop())
  const log = recordingLog()
  const settings: DiscordSettings = {
    botToken: bot.token,
    applicationId: undefined,
    publicKey: keys.publicHex,
    apiUrl: standIn.apiUrl,
    messages: false,
    handoffChannel: undefined,
    ...given,
  }
  return { standIn, log, channel: await createDiscordChannel({ settings, publicUrl: undefined, log }) }
}
