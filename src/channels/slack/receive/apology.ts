import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { respond } from '../respond.ts'

/** What somebody waits on, as far as it says how they can be reached. */
const Waiting = Type.Object({
  type: Type.Optional(Type.String()),
  command: Type.Optional(Type.String()),
  response_url: Type.Optional(Type.String()),
  view: Type.Optional(
    Type.Object({
      blocks: Type.Array(Type.Object({ type: Type.String(), block_id: Type.Optional(Type.String()) })),
    }),
  ),
})
type Waiting = Static<typeof Waiting>

export const apologyText = 'Something went wrong on my side, and I could not do that. Please try again in a minute.'

/** Whether a person waits on it, whom the acknowledgement or a response address reaches even when a token does not. */
export const isWaitedOn = (body: Record<string, unknown>): boolean => body.type !== 'event_callback'

/** Says kindly that something did not work, and resolves with what Slack is to be answered. Rejects when it is not said. */
export async function apologise(body: unknown): Promise<unknown> {
  if (!Value.Check(Waiting, body)) return undefined
  const { type, command, response_url: url, view }: Waiting = body
  if (command !== undefined) return { response_type: 'ephemeral', text: apologyText }
  if (type === 'block_suggestion') return { options: [] }
  if (type === 'view_submission') return errorsIn(view)
  if (url !== undefined) await respond(url, { response_type: 'ephemeral', replace_original: false, text: apologyText })
  return undefined
}

/** Below the first input: the modal stays open, with all that was typed. */
function errorsIn(view: Waiting['view']): unknown {
  const input = view?.blocks.find(({ type, block_id }) => type === 'input' && block_id !== undefined)
  return input?.block_id && { response_action: 'errors', errors: { [input.block_id]: apologyText } }
}
