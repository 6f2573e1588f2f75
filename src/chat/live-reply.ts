import { tooBusy } from '../errors.ts'
import { abortable } from './abortable.ts'
import type { MessageKey } from './message.ts'
import type { Part, Reply } from './reply.ts'
import {
  advance,
  type Opening,
  type Position,
  positionOf,
  progressOf,
  type ReplyEvent,
  type ReplyProgress,
} from './reply-events.ts'

/** How a reply in progress came to its end; `elsewhere`: another process makes it, or has. */
export type Ending = { as: 'stored'; reply: Reply } | { as: 'failed'; error: unknown } | { as: 'elsewhere' }

export type LiveReplyLimits = {
  partsInReply: number
  textInReply: number
  followers: number
}

/**
 * A reply while it is made. Followers read at their own pace: each has a position in the one reply
 * and is told that there is more, so that a slow one holds up nobody and costs no buffer.
 */
export class LiveReply {
  readonly #key: MessageKey
  readonly #limits: LiveReplyLimits
  readonly #parts: Part[] = []
  #opening: Opening | undefined
  #growing = false
  #textLength = 0
  #followers = 0
  #ending: Ending | undefined
  #change = Promise.withResolvers<void>()

  constructor(key: MessageKey, limits: LiveReplyLimits) {
    this.#key = key
    this.#limits = limits
  }

  get opening(): Opening | undefined {
    return this.#opening
  }

  get parts(): readonly Part[] {
    return this.#parts
  }

  get ending(): Ending | undefined {
    return this.#ending
  }

  /** The message is understood: the answer begins. */
  open(opening: Opening): void {
    this.#opening = opening
    this.#changed()
  }

  /** @throws RangeError when the reply has too many parts. */
  add(part: Part): void {
    this.#checkRoom()
    this.#growing = false
    this.#parts.push(part)
    this.#changed()
  }

  /** @throws RangeError when the reply has too many parts or too much text. */
  addText(text: string): void {
    if (text === '') return
    this.#textLength += text.length
    if (this.#textLength > this.#limits.textInReply) {
      throw new RangeError(`A reply streams at most ${this.#limits.textInReply} characters.`)
    }
    const last = this.#parts.at(-1)
    if (this.#growing && last?.type === 'text') {
      this.#parts[this.#parts.length - 1] = { type: 'text', text: last.text + text }
    } else {
      this.#checkRoom()
      this.#parts.push({ type: 'text', text })
      this.#growing = true
    }
    this.#changed()
  }

  #checkRoom(): void {
    if (this.#parts.length < this.#limits.partsInReply) return
    throw new RangeError(`A reply has at most ${this.#limits.partsInReply} parts.`)
  }

  end(ending: Ending): void {
    this.#ending = ending
    this.#changed()
  }

  #changed(): void {
    const { resolve } = this.#change
    this.#change = Promise.withResolvers()
    resolve()
  }

  #progress(): ReplyProgress {
    // What was stored is what holds: it may be less than what was said.
    if (this.#ending?.as === 'stored') return progressOf(this.#ending.reply)
    const { conversationId, messageId } = this.#key
    const opening = this.#opening
    return { conversationId, messageId, opening, parts: this.#parts, growing: this.#growing, closing: undefined }
  }

  /** How it ended, once it has. Rejects with the signal's reason. */
  async ended(signal: AbortSignal): Promise<Ending> {
    while (this.#ending === undefined) await abortable(this.#change.promise, signal)
    return this.#ending
  }

  /**
   * The events after `lastEventId`, as they come. Ends when the reply does; `ending` says how.
   * @throws ShopclerkError 503 when too many follow this reply already; the signal's reason.
   */
  async *follow(lastEventId: string | undefined, signal: AbortSignal): AsyncGenerator<ReplyEvent, void> {
    if (this.#followers >= this.#limits.followers) throw tooBusy(1)
    this.#followers += 1
    try {
      let from: Position | undefined
      let seen = lastEventId
      for (;;) {
        const ending = this.#ending
        const change = this.#change.promise
        const progress = this.#progress()
        if (from === undefined || ending?.as === 'stored') from = positionOf(progress, seen)
        const { events, position } = advance(progress, from)
        for (const event of events) {
          yield event
          seen = event.id
        }
        // The client's last id may belong to a beginning that is not made yet: it counts until there is one.
        from = position.at === 'start' ? undefined : position
        if (ending !== undefined) return
        await abortable(change, signal)
      }
    } finally {
      this.#followers -= 1
    }
  }
}
