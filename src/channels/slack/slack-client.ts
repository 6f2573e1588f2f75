import type { App, Logger } from '@slack/bolt'
import type { ChatLog } from '../../chat/chat-log.ts'

/** Slack's Web API. */
export type SlackClient = App['client']

/** Who the app is in its workspace. */
export interface Identity {
  botId: string
  botUserId: string
  teamId: string
  /** What the token may do, as Slack names it. */
  scopes: readonly string[]
}

/** Milliseconds that one call of the Web API may take. */
const callMs = 10_000

/**
 * Options of the Web API's client. Failed calls are not repeated by it: what may be repeated, and when, is known where
 * they are made.
 */
export const clientOptions = (slackApiUrl: string) => ({
  slackApiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: callMs,
})

/** A secret of Slack wherever it might get into a line. */
const secrets = /x(?:ox[a-z]|app)-[\w-]+|https?:\/\/hooks\.slack\.com\/\S+/g

const lineOf = (parts: readonly unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ')
    .replaceAll(secrets, '(a secret)')

/** What Bolt says, as lines of the log; its debugging output holds what people wrote, and is left out. */
export function boltLogger(log: ChatLog): Logger {
  const nothing = (): void => undefined
  return {
    debug: nothing,
    info: nothing,
    warn: (...parts) => log.warn({ part: 'bolt' }, lineOf(parts)),
    error: (...parts) => log.error({ part: 'bolt' }, lineOf(parts)),
    setLevel: nothing,
    getLevel: () => 'warn' as ReturnType<Logger['getLevel']>,
    setName: nothing,
  }
}
