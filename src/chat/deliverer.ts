import type { ChannelName } from './message.ts'
import type { StoredReply } from './state-store.ts'

/**
 * Sends a stored reply to where its message came from. `again` is true when an earlier process may
 * have sent it: then the deliverer looks for the answer on the platform before it sends one.
 * Resolves once the platform has it; rejects when it may work later.
 */
export interface Deliverer {
  readonly channel: ChannelName
  deliver(reply: StoredReply, again: boolean): Promise<void>
}
