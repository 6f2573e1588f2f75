import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Place } from '../conversation.ts'

/** A `block_actions` payload, as far as it is read (docs.slack.dev/reference/interaction-payloads/block_actions-payload). */
const BlockActions = Type.Object({
  user: Type.Object({ id: Type.String({ pattern: '^[UW][A-Z0-9]{1,30}$' }) }),
  trigger_id: Type.Optional(Type.String()),
  response_url: Type.Optional(Type.String()),
  channel: Type.Optional(Type.Object({ id: Type.String() })),
  container: Type.Optional(
    Type.Object({
      type: Type.String(),
      message_ts: Type.Optional(Type.String()),
      channel_id: Type.Optional(Type.String()),
      thread_ts: Type.Optional(Type.String()),
      is_ephemeral: Type.Optional(Type.Boolean()),
    }),
  ),
  message: Type.Optional(Type.Object({ ts: Type.Optional(Type.String()), thread_ts: Type.Optional(Type.String()) })),
  actions: Type.Array(
    Type.Object({ action_id: Type.String(), value: Type.Optional(Type.String()), action_ts: Type.String() }),
    { minItems: 1 },
  ),
})
type BlockActions = Static<typeof BlockActions>
const blockActions = Compile(BlockActions)

/** A button that was pressed. */
export interface Press {
  /** Unique to this press. */
  id: string
  user: string
  actionId: string
  value: string | undefined
  /** Undefined in a modal or on the Home tab. */
  place: Place | undefined
  /** Opens a modal within three seconds. */
  trigger: string | undefined
  responseUrl: string | undefined
}

export const idOfPress = (time: string, user: string): string => `p${time}-${user}`

/** Undefined for what is no press of a button. */
export function readPress(given: unknown): Press | undefined {
  if (!blockActions.Check(given)) return undefined
  const body: BlockActions = given
  const [action] = body.actions
  if (action === undefined || !/^\d{1,12}\.\d{1,8}$/.test(action.action_ts)) return undefined
  return {
    id: idOfPress(action.action_ts, body.user.id),
    user: body.user.id,
    actionId: action.action_id,
    value: action.value,
    place: placeOf(body),
    trigger: body.trigger_id,
    responseUrl: body.response_url,
  }
}

function placeOf({ container, channel, message, user }: BlockActions): Place | undefined {
  const at = container?.channel_id ?? channel?.id
  const ts = container?.message_ts ?? message?.ts
  if (at === undefined || ts === undefined) return undefined
  const thread = container?.thread_ts ?? message?.thread_ts
  return { channel: at, user: user.id, thread, ts, isPrivate: container?.is_ephemeral === true }
}
