import { slackSignature } from '../../../src/channels/slack/receive/signature.ts'
import { bot, type SlackStandIn } from './stand-in.ts'

export const signingSecret = 'a-signing-secret-of-tests'

/** The settings of a service that has the stand-in for Slack. */
export const slackEnv = (standIn: SlackStandIn, given: Record<string, string> = {}): Record<string, string> => ({
  SLACK_BOT_TOKEN: bot.token,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: standIn.apiUrl,
  PUBLIC_URL: 'https://shop.example',
  ...given,
})

export interface Posting {
  /** Of X-Slack-Request-Timestamp, in seconds from now. */
  secondsOff?: number
  secret?: string
  signature?: string | undefined
  retry?: number
  headers?: Record<string, string>
}

/** Posts a body as Slack does, signed. */
export async function post(url: string, body: string, contentType: string, given: Posting = {}): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1_000) + (given.secondsOff ?? 0))
  const signature =
    'signature' in given ? given.signature : slackSignature(body, given.secret ?? signingSecret, timestamp)
  return fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      ...(signature === undefined ? {} : { 'x-slack-signature': signature }),
      ...(given.retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(given.retry), 'x-slack-retry-reason': 'http_timeout' }),
      ...given.headers,
    },
    body,
  })
}

let events = 0
export const eventBody = (event: Record<string, unknown>, given: Record<string, unknown> = {}) => ({
  token: 'verification',
  team_id: 'T0TEAM',
  api_app_id: 'A0APP',
  event,
  type: 'event_callback',
  event_id: `Ev${++events}`,
  event_time: Math.floor(Date.now() / 1_000),
  authorizations: [
    { enterprise_id: null, team_id: 'T0TEAM', user_id: bot.userId, is_bot: true, is_enterprise_install: false },
  ],
  ...given,
})

export const postEvent = (url: string, event: Record<string, unknown>, given?: Posting): Promise<Response> =>
  post(url, JSON.stringify(eventBody(event)), 'application/json', given)

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()
const formType = 'application/x-www-form-urlencoded'

export const postPayload = (url: string, payload: unknown, given?: Posting): Promise<Response> =>
  post(url, form({ payload: JSON.stringify(payload) }), formType, given)

export const postCommand = (url: string, fields: Record<string, string>, given?: Posting): Promise<Response> =>
  post(url, form({ command: '/shop', team_id: 'T0TEAM', api_app_id: 'A0APP', ...fields }), formType, given)

export const written = (standIn: SlackStandIn, text: string, given: Record<string, unknown> = {}) => ({
  type: 'message',
  channel: 'C0SHOP',
  channel_type: 'channel',
  user: 'U0ADA',
  text,
  ts: standIn.nextTs(),
  ...given,
})

/** A mention, and the same message as the other event that Slack makes of it. */
export function mention(standIn: SlackStandIn, text: string, given: Record<string, unknown> = {}) {
  const message = written(standIn, `<@${bot.userId}> ${text}`, given)
  const { channel_type: _, ...rest } = message
  return { message, mention: { ...rest, type: 'app_mention' } }
}

export interface Pressing {
  user?: string
  actionId: string
  value?: string
  channel?: string
  ts?: string
  thread?: string
  ephemeral?: boolean
}

export const pressBody = (standIn: SlackStandIn, given: Pressing) => {
  const {
    user = 'U0ADA',
    channel = 'C0SHOP',
    ts = standIn.nextTs(),
    thread,
    ephemeral = false,
    actionId,
    value,
  } = given
  return {
    type: 'block_actions',
    user: { id: user, team_id: 'T0TEAM' },
    team: { id: 'T0TEAM', domain: 'stand-in' },
    api_app_id: 'A0APP',
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeral,
      ...(thread && { thread_ts: thread }),
    },
    channel: { id: channel, name: 'shop' },
    trigger_id: `${standIn.nextTs()}.trigger`,
    response_url: standIn.responseUrl(channel, user),
    actions: [
      { type: 'button', action_id: actionId, block_id: 'b', action_ts: standIn.nextTs(), ...(value && { value }) },
    ],
  }
}

/** Elements of blocks that can be pressed, wherever they are. */
export interface Pressable {
  action_id: string
  value?: string
  label: string
}

export function pressables(value: unknown): Pressable[] {
  if (Array.isArray(value)) return value.flatMap(pressables)
  if (typeof value !== 'object' || value === null) return []
  const { action_id: id, text, value: own, ...rest } = value as Record<string, unknown>
  const label = typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : ''
  const self =
    typeof id === 'string' ? [{ action_id: id, label, ...(typeof own === 'string' ? { value: own } : {}) }] : []
  return [...self, ...Object.values(rest).flatMap(pressables)]
}
