/** What a failed call of Slack's Web API says. `unknown`: whether Slack did it is not known. */
export type ApiFailure =
  | { kind: 'refused'; code: string; needed: string | undefined; messages: readonly string[] }
  | { kind: 'rate-limited'; afterMs: number }
  | { kind: 'unknown' }

interface ApiError {
  code?: unknown
  retryAfter?: unknown
  data?: { error?: unknown; needed?: unknown; response_metadata?: { messages?: unknown } }
}

/** Slack's own troubles: what it did before them is not known. */
const slackTroubles = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])

/** Milliseconds to wait when a rate limit does not say how long, and at most: no limit of Slack's is for longer. */
const usualWaitMs = 30_000
const longestWaitMs = 60 * 60 * 1_000

export function readFailure(error: unknown): ApiFailure {
  const { code, retryAfter, data } = (error ?? {}) as ApiError
  if (code === 'slack_webapi_rate_limited_error') {
    const seconds = Number(retryAfter)
    return { kind: 'rate-limited', afterMs: seconds > 0 ? Math.min(seconds * 1_000, longestWaitMs) : usualWaitMs }
  }
  if (code !== 'slack_webapi_platform_error' || typeof data?.error !== 'string') return { kind: 'unknown' }
  if (data.error === 'ratelimited') return { kind: 'rate-limited', afterMs: usualWaitMs }
  // What stands between us and Slack may answer with a page of its own.
  if (!/^[a-z0-9_]{1,80}$/.test(data.error)) return { kind: 'unknown' }
  if (slackTroubles.has(data.error)) return { kind: 'unknown' }
  const messages = data.response_metadata?.messages
  return {
    kind: 'refused',
    code: data.error,
    needed: typeof data.needed === 'string' ? data.needed : undefined,
    messages: Array.isArray(messages) ? messages.map(String) : [],
  }
}

/** The token or the app itself is not accepted: nothing works until an admin has changed it. */
const tokenTroubles: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know SLACK_BOT_TOKEN. Copy it again from “OAuth & Permissions”.',
  not_authed: 'Slack got no token. Set SLACK_BOT_TOKEN.',
  account_inactive: 'The Slack app was removed from the workspace. Install it again and set the new SLACK_BOT_TOKEN.',
  token_revoked: 'SLACK_BOT_TOKEN was revoked. Install the app again and set the new one.',
  token_expired: 'SLACK_BOT_TOKEN has expired. Install the app again and set the new one.',
  not_allowed_token_type: 'SLACK_BOT_TOKEN is of another kind: it must be the bot token, which begins with xoxb-.',
  org_login_required: 'The Slack workspace is being moved to an organisation. Install the app again afterwards.',
  team_access_not_granted: 'The organisation has not given the Slack app access to the workspace.',
  ekm_access_denied: 'The administrators of the Slack workspace have suspended what the app may see.',
  no_permission: 'The Slack app lacks a permission. Install it again from its manifest.',
}

/** There is no place, or none any more, where an answer could go. */
const placeTroubles: Readonly<Record<string, string>> = {
  not_in_channel: 'The bot is not in a channel where it should write. Somebody there must type “/invite @Shopclerk”.',
  channel_not_found: 'A channel where the bot should write is gone, or private and without the bot.',
  is_archived: 'A channel where the bot should write is archived.',
  restricted_action: 'The workspace does not let the bot write in a channel.',
  restricted_action_read_only_channel: 'A channel where the bot should write is read-only.',
  restricted_action_thread_only_channel: 'A channel where the bot should write takes only replies in threads.',
  user_not_in_channel: 'Somebody who asked has left the channel.',
  messages_tab_disabled: 'The Messages tab of the Slack app is off. Turn it on in “App Home”.',
  cannot_dm_bot: 'Another bot asked; it gets no direct message.',
  thread_not_found: 'A message was deleted before its answer came.',
  message_not_found: 'A message was deleted before its answer came.',
  cannot_reply_to_message: 'A message was deleted before its answer came.',
}

/** What about a place makes it useless to tell its person elsewhere: they took their question back, or are no person. */
const goneQuestions = new Set(['thread_not_found', 'message_not_found', 'cannot_reply_to_message', 'cannot_dm_bot'])

/** Slack does not take the blocks or pictures of a message. */
const contentTroubles = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'invalid_arguments',
])

export type RefusalKind = 'token' | 'place' | 'gone-question' | 'content' | 'other'

export function kindOfRefusal(code: string): RefusalKind {
  if (code === 'missing_scope' || Object.hasOwn(tokenTroubles, code)) return 'token'
  if (goneQuestions.has(code)) return 'gone-question'
  if (Object.hasOwn(placeTroubles, code)) return 'place'
  return contentTroubles.has(code) ? 'content' : 'other'
}

/** The only method that is called with the app-level token. */
const socketMethod = 'apps.connections.open'

/** One line for the admin: what is wrong, and what to do. */
export function adminLine({ code, needed, method }: { code: string; needed: string | undefined; method: string }) {
  if (method === socketMethod && kindOfRefusal(code) === 'token')
    return `Slack does not accept SLACK_APP_TOKEN (${code}). Make one under “Basic Information”, “App-Level Tokens”, with the scope connections:write.`
  if (code === 'missing_scope')
    return `The Slack app lacks the scope ${needed ?? 'that a call needs'}. Add it in “OAuth & Permissions” and install the app again.`
  return tokenTroubles[code] ?? placeTroubles[code] ?? `Slack refused a call: ${code}.`
}
