import type { LiveReply } from './live-reply.ts'
import type { ChatMessage } from './message.ts'

/** Why an answer was broken off before it was whole. */
export class Interruption extends Error {
  readonly why: 'stopped' | 'forgotten' | 'closing'

  constructor(why: 'stopped' | 'forgotten' | 'closing') {
    super(`The answer was broken off: ${why}.`)
    this.name = 'Interruption'
    this.why = why
  }
}

/** A message that this process has to answer. */
export interface Job {
  message: ChatMessage
  /** How often an answer was begun, this time included; more than once after a crash. */
  attempts: number
  live: LiveReply
  /** Aborted with an Interruption. */
  signal: AbortSignal
}
