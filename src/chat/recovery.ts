import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatLog } from './chat-log.ts'
import type { Inbox } from './inbox.ts'
import type { ChatLimits } from './limits.ts'
import type { Outbox } from './outbox.ts'
import { hasEnded } from './owner.ts'
import type { StateStore } from './state-store.ts'

export interface RecoveryOptions {
  store: StateStore
  owner: string
  inbox: Inbox
  outbox: Outbox
  now(): number
  log: ChatLog
  limits: ChatLimits
}

/** Says that this process is alive, and takes over what processes left behind that are not. */
export interface Recovery {
  /** Resolves when what is left behind now is queued. Rejects when the store fails. */
  start(): Promise<void>
  /** Ends the signs of life; what this process has not finished may be taken over at once. */
  stop(): Promise<void>
}

const dayMs = 24 * 60 * 60 * 1_000
const pruneEveryMs = 60 * 60 * 1_000

export function createRecovery(options: RecoveryOptions): Recovery {
  const { store, owner, now, log, limits } = options
  const stopping = new AbortController()
  const loops: Promise<void>[] = []

  /** Does `work` again and again, `everyMs` after it ended, until it is stopped. A failure is for the next time. */
  async function repeatedly(what: string, everyMs: number, work: () => Promise<void>): Promise<void> {
    const { signal } = stopping
    while (!signal.aborted) {
      await work().catch((err: unknown) => log.error({ err }, `${what} failed`))
      await sleep(everyMs, undefined, { signal }).catch(() => undefined)
    }
  }

  const beat = (): Promise<void> => store.beat(owner, now())
  const prune = async (): Promise<void> => {
    const rows = await store.prune(now() - limits.retentionDays * dayMs)
    if (rows > 0) log.info({ rows }, 'Old conversations were forgotten')
  }

  return {
    async start() {
      await beat()
      await sweep(options)
      loops.push(
        repeatedly('The sign of life', limits.beatMs, beat),
        repeatedly('Taking over', limits.sweepMs, () => sweep(options)),
        repeatedly('Forgetting old conversations', pruneEveryMs, prune),
      )
    },
    async stop() {
      stopping.abort()
      await Promise.all(loops)
      await store.retire(owner)
    },
  }
}

/** Queues what the dead left behind, as far as there is room. */
async function sweep({ store, owner, inbox, outbox, now, log, limits }: RecoveryOptions): Promise<void> {
  for (const other of await store.owners()) {
    // Nobody needs to wait for the next sign of life of a process that has ended.
    if (other !== owner && hasEnded(other)) await store.retire(other)
  }
  while (inbox.hasRoom && outbox.hasRoom) {
    const { messages, replies } = await store.takeOver(owner, now() - limits.deadAfterMs)
    if (messages.length + replies.length === 0) return
    log.warn({ messages: messages.length, replies: replies.length }, 'Taking over what another process left behind')
    for (const { message, attempts } of messages) inbox.resume(message, attempts)
    for (const reply of replies) outbox.send(reply, true)
  }
}
