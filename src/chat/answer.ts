import type { Trace } from '../search/search.ts'
import type { Intent, State, Understanding } from '../understanding/understanding.ts'
import type { ActionMeaning } from './actions.ts'
import type { ChatMessage } from './message.ts'
import type { Part } from './reply.ts'

/** What an answerer is told. */
export interface AnswerContext {
  message: ChatMessage
  understanding: Understanding
  /** The state before this message. */
  before: State
  /** The state after it, as far as the message alone decides; the answerer fills in results and focus. */
  state: State
  /** Set when the ladder must not be climbed. */
  exact: boolean
  signal: AbortSignal
  /** By `performance.now()`: until when a message with two requests waits for the catalogue; both share the wait. */
  patientUntil?: number
  /** Makes an opaque action that stands for `meaning`. */
  action(meaning: ActionMeaning): string
  /** Hands over a part as soon as it is ready; parts reach the shopper in this order. */
  emit(part: Part): void
  /** Streams a text: adds to the text part begun by the last `emitText`, or begins one when something else came between. */
  emitText(text: string): void
}

/** What is left to say when all parts were emitted. */
export interface AnswerOutcome {
  state: State
  trace: Trace
  /** It was said that the catalogue rests, in place of an answer. */
  hasRested?: true
  /** What the pictures of the message show was answered, a list or a thing: the words beside them belong to that. */
  ownsWords?: true
}

/** One file an intent in `answers/`; `answers/index.ts` lists them. */
export type Answerer = (context: AnswerContext) => Promise<AnswerOutcome>

export type Answerers = Readonly<Record<Intent, Answerer>>

/** Turns a message into an Understanding, given the conversation's state. Never throws on any text. */
export interface Understander {
  understand(text: string, state: State): Promise<Understanding>
}
