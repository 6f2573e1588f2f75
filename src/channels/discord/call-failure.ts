/** What Discord said to a call. `unknown`: whether it was done is not known. */
export type FailureKind = 'refused' | 'rate-limited' | 'unknown'

/**
 * A call of Discord's API that failed. It holds neither the address nor the body of the call, in which there are secrets,
 * so that it can be logged.
 */
export class CallFailure extends Error {
  readonly kind: FailureKind
  /** Discord's own code (docs.discord.com/developers/topics/opcodes-and-status-codes#json); 0 when it gave none. */
  readonly code: number
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  /** Milliseconds to wait, when the calls are too many. */
  readonly afterMs: number

  constructor(
    call: string,
    given: { kind: FailureKind; message: string; code?: number; status?: number; afterMs?: number },
  ) {
    super(`${call}: ${given.message}`)
    this.name = 'CallFailure'
    this.kind = given.kind
    this.code = given.code ?? 0
    this.status = given.status ?? 0
    this.afterMs = given.afterMs ?? 0
  }
}

/** `token`: nothing works before an admin has changed something. `place`: nothing can be written there. */
export type RefusalKind = 'token' | 'place' | 'interaction-gone' | 'message-gone' | 'content' | 'other'

const places: Readonly<Record<number, string>> = {
  10003: 'A channel where the bot should write is gone, or was never there.',
  10004: 'The bot is not in a server where it should do something. Add it by its invite link.',
  50001: 'The bot may not see a channel where it should write. Give it “View Channel” there.',
  50007: 'Somebody who asked takes no direct messages from the bot.',
  50013:
    'The bot lacks a permission in a channel. Give it “Send Messages” there, and for threads “Create Public Threads” and “Send Messages in Threads”.',
  50278: 'Somebody who asked takes no direct messages from the bot.',
  50083: 'A thread where the bot should write is archived.',
  160005: 'A thread where the bot should write is locked.',
}
/** Unknown interaction, webhook, token of one: its time is over, or it was never answered. */
const goneInteractions = new Set([10062, 10015, 50027])
/** Invalid form body, empty message, a body that is too large: Discord does not take the components or pictures. */
const contents = new Set([50035, 50006, 40005])
const unknownMessage = 10008

export function kindOfRefusal({ code, status }: Pick<CallFailure, 'code' | 'status'>): RefusalKind {
  if (status === 401 && !goneInteractions.has(code)) return 'token'
  if (goneInteractions.has(code)) return 'interaction-gone'
  if (code === unknownMessage) return 'message-gone'
  if (Object.hasOwn(places, code)) return 'place'
  return contents.has(code) ? 'content' : 'other'
}

/** One line for the admin: what is wrong, and what to do. */
export function adminLine(failure: Pick<CallFailure, 'code' | 'status' | 'message'>): string {
  switch (kindOfRefusal(failure)) {
    case 'token':
      return 'Discord does not know DISCORD_BOT_TOKEN. Reset the token under “Bot” in the Developer Portal, set the new one, and start again.'
    case 'interaction-gone':
      return 'Discord had given up on a command or button before it was answered: the service was stopped or too slow for three seconds.'
    case 'message-gone':
      return 'A message was deleted before its answer came.'
    case 'place':
      return places[failure.code] ?? failure.message
    default:
      return `Discord refused a call: ${failure.message}`
  }
}
