import { setTimeout as sleep } from 'node:timers/promises'

/** Keeps to about one message a second and channel, as Slack asks of apps (docs.slack.dev/apis/web-api/rate-limits). */
export interface Pacing {
  /** Resolves when the next message to the channel may go out. */
  turn(channel: string): Promise<void>
  /** Slack has said that the channel must wait for `ms` milliseconds. */
  hold(channel: string, ms: number): void
}

/** Milliseconds between two messages. */
const everyMs = 1_000
/** Slack lets short bursts pass: so many messages may go out at once after a rest. */
const burst = 4
/** Channels remembered; one that has rested needs no memory. */
const mostChannels = 10_000

export function createPacing(now: () => number = () => performance.now()): Pacing {
  /** When the last message was due if all had come once a second. */
  const due = new Map<string, number>()

  function set(channel: string, at: number): void {
    due.delete(channel)
    due.set(channel, at)
    const [oldest] = due.keys()
    if (due.size > mostChannels && oldest !== undefined) due.delete(oldest)
  }

  return {
    async turn(channel) {
      const earliest = now() - (burst - 1) * everyMs
      const next = Math.max((due.get(channel) ?? Number.NEGATIVE_INFINITY) + everyMs, earliest)
      set(channel, next)
      const wait = next - now()
      if (wait > 0) await sleep(wait)
    },
    hold(channel, ms) {
      set(channel, now() + ms - everyMs)
    },
  }
}
