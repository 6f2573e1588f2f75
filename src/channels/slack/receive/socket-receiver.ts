import { setTimeout as sleep } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'
import type { ChatLog } from '../../../chat/chat-log.ts'
import type { AdminLines } from '../admin-lines.ts'
import { readFailure } from '../api-failure.ts'
import type { Carrier } from './carrier.ts'

export type SocketClient = SocketModeReceiver['client']

export interface SocketReceiverOptions {
  /** Must not reconnect by itself: it would end the process when Slack refuses it. */
  client: SocketClient
  carrier: Carrier
  admin: AdminLines
  log: ChatLog
  /** Milliseconds before connecting again, at first and at most. */
  waits?: { first: number; most: number }
}

/** Socket Mode: what Slack sends comes over a connection that we have opened. */
export interface SocketReceiver {
  start(): void
  stop(): Promise<void>
  readonly isConnected: boolean
}

/** Milliseconds for a connection's clean end. */
const goodbyeMs = 500

interface SlackEvent {
  ack(response?: unknown): Promise<void>
  body: Record<string, unknown>
  retry_num?: number
}

/** Connects, and connects again for as long as it runs: Slack ends each connection after some hours by itself. */
export function createSocketReceiver(options: SocketReceiverOptions): SocketReceiver {
  const { client, carrier, admin, log, waits = { first: 500, most: 60_000 } } = options
  const stopping = new AbortController()
  let [isConnected, running] = [false, Promise.resolve()]

  client.on('slack_event', ({ ack, body, retry_num: retries }: SlackEvent) => {
    const carry = async (): Promise<void> => {
      const carried = await carrier.carry({ body, retries })
      if (carried.as === 'taken') await ack(carried.response)
    }
    carry().catch((err: unknown) => log.warn({ err }, 'An acknowledgement did not reach Slack, which sends again'))
  })

  /** Resolves when a connection that stood has ended. Rejects when there was none. */
  async function connection(): Promise<void> {
    const ended = Promise.withResolvers<void>()
    const end = (): void => ended.resolve()
    client.once('disconnected', end)
    try {
      await client.start()
      isConnected = true
      log.info({}, 'Slack is connected by Socket Mode')
      await ended.promise
    } finally {
      isConnected = false
      client.removeListener('disconnected', end)
    }
  }

  async function run(): Promise<void> {
    const { signal } = stopping
    for (let wait = waits.first; !signal.aborted; ) {
      try {
        await connection()
        wait = waits.first
      } catch (error) {
        if (!signal.aborted) admin.report(error, 'apps.connections.open')
        const failure = readFailure(error)
        wait = failure.kind === 'rate-limited' ? failure.afterMs : Math.min(2 * wait, waits.most)
      }
      // With jitter: many processes must not come back at one moment.
      await sleep(wait * (1 + Math.random() / 2), undefined, { signal }).catch(() => undefined)
    }
  }

  return {
    start() {
      running = run()
    },
    async stop() {
      stopping.abort()
      // It never resolves for a connection that has ended already.
      await Promise.race([client.disconnect(), sleep(goodbyeMs)])
      await Promise.race([running, sleep(goodbyeMs)])
    },
    get isConnected() {
      return isConnected
    },
  }
}
