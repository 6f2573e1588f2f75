import type { Logger } from 'pino'
import type { DiscordChannel } from '../channels/discord/index.ts'
import type { SlackChannel } from '../channels/slack/index.ts'
import type { Config } from '../config.ts'

/** A channel of a platform that is on. */
export interface OpenChannel {
  name: 'slack' | 'discord'
  channel: SlackChannel | DiscordChannel
}

/** Those that are on; of each other one it is said once that it is off, and its libraries are not loaded. */
export async function openChannels({ slack, discord, publicUrl }: Config, log: Logger): Promise<OpenChannel[]> {
  const open: OpenChannel[] = []
  if (isOn('Slack', 'SLACK_BOT_TOKEN', slack, log)) {
    const { createSlackChannel } = await import('../channels/slack/index.ts')
    open.push({ name: 'slack', channel: await createSlackChannel({ settings: slack, publicUrl, log }) })
  }
  if (isOn('Discord', 'DISCORD_BOT_TOKEN', discord, log)) {
    const { createDiscordChannel } = await import('../channels/discord/index.ts')
    open.push({ name: 'discord', channel: await createDiscordChannel({ settings: discord, publicUrl, log }) })
  }
  return open
}

function isOn<T extends object>(
  platform: string,
  token: string,
  settings: T | { missing: string } | undefined,
  log: Logger,
): settings is T {
  if (settings === undefined) log.info(`${platform} is off: ${token} is not set`)
  else if ('missing' in settings)
    log.error(`${platform} is off: ${settings.missing} must be set, as other settings of ${platform} are`)
  return settings !== undefined && !('missing' in settings)
}
