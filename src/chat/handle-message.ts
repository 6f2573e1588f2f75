import { notFound, ShopclerkError } from '../errors.ts'
import { emptyState } from '../understanding/understanding.ts'
import { shuttingDown } from './chat-errors.ts'
import { bareApology, type Composed, type ComposingOptions, composeReply, type Pressed } from './compose-reply.ts'
import { Interruption, type Job } from './job.ts'
import type { Lanes } from './lanes.ts'
import type { LiveReplies } from './live-replies.ts'
import type { Ending } from './live-reply.ts'
import type { ChatMessage } from './message.ts'
import { keyOf, traceable } from './message-key.ts'
import type { Outbox } from './outbox.ts'
import type { Reply } from './reply.ts'
import { retrying } from './retrying.ts'
import type { StateStore } from './state-store.ts'

export interface HandlingOptions extends ComposingOptions {
  store: StateStore
  owner: string
  replies: LiveReplies
  outbox: Outbox
  /** One lane a conversation: what reads and writes its state does so alone. */
  commits: Lanes
  /** Told of a message that needs its pictures no more: it is answered, or forgotten. Never rejects. */
  releasePictures?: (message: ChatMessage) => Promise<void>
  /** Aborted when the process must end. */
  closing: AbortSignal
}

/** Milliseconds. A store that fails is tried again soon, then every few seconds. */
const storeRetry = { initialDelay: 50, maxDelay: 5_000 }
/** About 20 seconds: longer than a lock or a checkpoint holds a store up. After it, the reply is taken to be what is wrong. */
const triesToStore = 10

const gone = (): ShopclerkError => notFound('This conversation')

type Exclusively = <T>(work: () => Promise<T>) => Promise<T>

/**
 * The way of a message, from the queue to its delivery. Sees the job to its end: the reply is stored,
 * or it is said why not. Never rejects.
 */
export async function handleMessage(job: Job, options: HandlingOptions): Promise<void> {
  const { replies, commits, closing, log } = options
  const { message, signal } = job
  const exclusively: Exclusively = (work) => commits.add(message.conversationId, work)
  try {
    // A message that was stopped while it waited is answered out of turn: nobody else may then change the state.
    const ending = signal.aborted
      ? await exclusively(() => answerAndStore(job, options, (work) => work()))
      : await answerAndStore(job, options, exclusively)
    replies.end(message, ending)
    // What another process answers is that one's to release.
    if (ending.as !== 'elsewhere') await options.releasePictures?.(message)
  } catch (error) {
    replies.end(message, { as: 'failed', error: forReaders(error, closing) })
    if (error instanceof Interruption && error.why === 'forgotten') await options.releasePictures?.(message)
    if (signal.aborted || closing.aborted) return
    log.error({ err: error, ...traceable(message) }, 'A message was left unanswered')
  }
}

/** What those who wait for the reply are told. */
function forReaders(error: unknown, closing: AbortSignal): unknown {
  if (error instanceof Interruption && error.why === 'forgotten') return gone()
  return error instanceof Interruption || closing.aborted ? shuttingDown() : error
}

async function answerAndStore(job: Job, options: HandlingOptions, exclusively: Exclusively): Promise<Ending> {
  const { store, engine, outbox } = options
  const { message } = job
  const { conversationId, userId, returnAddress } = message

  // 1. What was said before, and what a button that was pressed stands for.
  const stored = await fromStore(() => store.state(conversationId), options)
  if (stored === 'deleted') return { as: 'failed', error: gone() }
  const before = stored ?? emptyState()
  const pressed = await resolveAction(message, options)

  // 2. to 5. Understand, merge into the state, answer, and make a reply of it.
  const composed = await composeReply(job, before, pressed, options)

  // 6. The reply is stored before anybody has the whole of it.
  const bare = bareApology(message, before, engine)
  const { outcome, reply } = await exclusively(() => commit(message, composed, bare, options))
  if (outcome === 'lost') {
    const isGone = (await fromStore(() => store.state(conversationId), options)) === 'deleted'
    return isGone ? { as: 'failed', error: gone() } : { as: 'elsewhere' }
  }

  // 7. It goes out. A process that died over it may have shown its beginning.
  const key = keyOf(message)
  const sent = { key, userId, reply, ...(returnAddress !== undefined && { returnAddress }) }
  outbox.send(sent, job.attempts > 1 && outbox.showsBeginnings(key))
  return { as: 'stored', reply }
}

async function resolveAction(message: ChatMessage, options: HandlingOptions): Promise<Pressed> {
  const { conversationId, action } = message
  if (action === undefined) return 'none'
  return (await fromStore(() => options.store.action(conversationId, action), options)) ?? 'expired'
}

/** Stores the reply or, when it cannot be stored, an apology: a conversation must not hang on a defect. */
async function commit(
  message: ChatMessage,
  composed: Composed,
  bare: Composed,
  options: HandlingOptions,
): Promise<{ outcome: 'stored' | 'lost'; reply: Reply }> {
  const { store, owner, closing, log } = options
  const storing = async ({ reply, actions }: Composed) => ({
    outcome: await store.commitAnswer({ message, reply, actions }, owner),
    reply,
  })
  try {
    return await fromStore(() => storing(composed), options, triesToStore)
  } catch (error) {
    closing.throwIfAborted()
    log.error({ err: error, ...traceable(message) }, 'A reply could not be stored; an apology takes its place')
    return await fromStore(() => storing(bare), options)
  }
}

/** A store's trouble is waited out: the message is admitted, so that it must be answered. */
function fromStore<T>(work: () => Promise<T>, { closing, log }: HandlingOptions, tries = Infinity): Promise<T> {
  return retrying(work, {
    ...storeRetry,
    tries,
    signal: closing,
    onFailure: (err) => log.warn({ err }, 'The state store failed'),
    // It refuses what is too large or no JSON, now and later.
    isFinal: (error) => tries !== Infinity && (error instanceof ShopclerkError || error instanceof TypeError),
  })
}
