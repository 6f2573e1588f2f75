import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'

/** Where the answer to a message goes, as it is kept with it. */
const ReturnAddress = Type.Object({
  /** The channel of the command, button or message. */
  channel: Type.String(),
  /** Of an interaction: what its response is changed with, for 15 minutes. */
  token: Type.Optional(Type.String()),
  application: Type.Optional(Type.String()),
  /** Id of the message with the button that was pressed, whose place the answer takes. */
  replaces: Type.Optional(Type.String({ pattern: '^\\d{1,20}$' })),
  /** The answer begins a thread below the message, whose id is that of the message. */
  startsThread: Type.Optional(Type.Literal(true)),
})
export type ReturnAddress = Static<typeof ReturnAddress>

export const addressText = (address: ReturnAddress): string => JSON.stringify(address)

/** Undefined for none, and for what no version of this service has written. */
export function readAddress(text: string | undefined): ReturnAddress | undefined {
  if (text === undefined) return undefined
  const parsed: unknown = JSON.parse(text)
  return Value.Check(ReturnAddress, parsed) ? parsed : undefined
}
