import type { ChannelName, MessageKey } from './message.ts'
import type { StoredReply } from './state-store.ts'

/**
 * Why a reply did not go out, when the platform has said so: it certainly was not shown. `later`: in `afterMs`
 * milliseconds it may, as a rate limit says; `stuck`: not before somebody has changed something, such as a token;
 * `never`: there is no place for it any more.
 */
export class DeliveryRefused extends Error {
  readonly what: 'later' | 'stuck' | 'never'
  readonly afterMs: number

  constructor(message: string, what: 'later' | 'stuck' | 'never', options: { afterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'DeliveryRefused'
    this.what = what
    this.afterMs = options.afterMs ?? 0
  }
}

/**
 * Sends a stored reply to where its message came from. `again` is true when an earlier process may
 * have sent it: then the deliverer looks for the answer on the platform before it sends one.
 * Resolves once the platform has it. Rejects with a DeliveryRefused when the platform has not and says why, and with
 * any other error when nobody knows; then it is tried again, `again`.
 */
export interface Deliverer {
  readonly channel: ChannelName
  /** What shares a rate limit goes out one after the other. By conversation, unless told. */
  laneOf?(key: MessageKey): string
  /**
   * Whether some of an answer may be on the platform before it is stored. Then one that another process has begun to
   * make is delivered `again`.
   */
  showsBeginnings?(key: MessageKey): boolean
  deliver(reply: StoredReply, again: boolean): Promise<void>
}
