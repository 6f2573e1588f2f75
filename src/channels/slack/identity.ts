import type { ChatLog } from '../../chat/chat-log.ts'
import type { AdminLines } from './admin-lines.ts'
import type { Identity, SlackClient } from './slack-client.ts'

/**
 * What the app may do, and why: each is needed by a call or an event, and the manifest has no other. A test holds this
 * against both.
 */
export const neededScopes = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'chat:write',
  'commands',
  'files:read',
  'groups:history',
  'im:history',
  'im:write',
  'mpim:history',
] as const

/** Who we are, as Slack says. */
export interface Who {
  /** Asks Slack once; a failure is not kept, so that the next event asks again. */
  identity(): Promise<Identity>
  /** Slack has refused the token meanwhile: it is asked again. */
  doubt(): void
}

export function createIdentity(client: SlackClient, admin: () => AdminLines, log: ChatLog): Who {
  let known: Promise<Identity> | undefined

  async function ask(): Promise<Identity> {
    const {
      bot_id: botId,
      user_id: botUserId,
      team_id: teamId = '',
      response_metadata: metadata,
    } = await client.auth.test()
    if (botId === undefined || botUserId === undefined) throw new Error('SLACK_BOT_TOKEN is not the token of a bot.')
    const scopes = metadata?.scopes ?? []
    const missing = neededScopes.filter((scope) => scopes.length > 0 && !scopes.includes(scope))
    if (missing.length > 0)
      log.error({ missing }, `The Slack app lacks ${missing.join(', ')}. Add what is missing and install it again.`)
    return { botId, botUserId, teamId, scopes }
  }

  return {
    identity() {
      known ??= ask().catch((error: unknown) => {
        known = undefined
        admin().report(error, 'auth.test')
        throw error
      })
      return known
    },
    doubt() {
      known = undefined
    },
  }
}
