import { hash } from 'node:crypto'
import type { Trace } from '../search/search.ts'
import type { Intent, State } from '../understanding/understanding.ts'
import { withinTime } from '../within-time.ts'
import type { ActionMeaning } from './actions.ts'
import type { AnswerContext, Answerers, AnswerOutcome, Understander } from './answer.ts'
import { apologies } from './apologies.ts'
import type { ChatLog } from './chat-log.ts'
import { Interruption, type Job } from './job.ts'
import type { ChatLimits } from './limits.ts'
import type { ChatMessage, MessageKey } from './message.ts'
import { traceable } from './message-key.ts'
import { type Reading, readAction, readQuestion, readWords } from './read-message.ts'
import type { Part, Reply } from './reply.ts'

export interface ComposingOptions {
  understander: Understander
  answerers: Answerers
  engine: Trace['engine']
  log: ChatLog
  limits: ChatLimits
}

export interface Composed {
  reply: Reply
  actions: ReadonlyMap<string, ActionMeaning>
}

/** What a job's action stands for; `none` when nothing was pressed, `expired` when it is not known (any more). */
export type Pressed = ActionMeaning | 'none' | 'expired'

/**
 * The reply to a job's message, whatever happens on the way: an answerer that fails or takes too long
 * gets an apology added to what it said, one that is stopped a notice.
 * @throws Interruption when nothing is to be said any more: the conversation is deleted, or the process ends.
 */
export async function composeReply(
  job: Job,
  before: State,
  pressed: Pressed,
  options: ComposingOptions,
): Promise<Composed> {
  const { log, limits } = options
  const actions = new Map<string, ActionMeaning>()
  const failed = (err: unknown): Composed => {
    log.error({ err, ...traceable(job.message), attempts: job.attempts }, 'A message could not be answered')
    return { reply: unfinishedReply(job, before, apologies.failed, options), actions }
  }
  if (job.attempts > limits.attempts) return failed(new Error('Each process that began to answer it ended over it.'))
  try {
    const ms = job.message.pictures.length > 0 ? limits.pictureAnswerMs : limits.answerMs
    return await withinTime(ms, job.signal, (signal) => answer(job, before, pressed, { ...options, signal, actions }))
  } catch (error) {
    if (!job.signal.aborted) return failed(error)
    const { reason } = job.signal
    if (!(reason instanceof Interruption) || reason.why !== 'stopped') throw reason
    return { reply: unfinishedReply(job, stateWhenStopped(job, before), apologies.stopped, options), actions }
  }
}

async function answer(
  job: Job,
  before: State,
  pressed: Pressed,
  options: ComposingOptions & { signal: AbortSignal; actions: Map<string, ActionMeaning> },
): Promise<Composed> {
  const { understander, answerers, signal, actions } = options
  signal.throwIfAborted()
  if (pressed === 'expired') return { reply: unfinishedReply(job, before, apologies.expiredAction, options), actions }
  const reading = await read(job.message, pressed, before, understander)
  signal.throwIfAborted()
  const { intent } = reading.understanding
  job.live.open({ intent, state: reading.state })
  const context = answerContext(job, before, reading, options)
  const { state, trace } = await runAnswerers(answerers, context)
  if (job.live.parts.length === 0) throw new Error(`The answerer of ${intent} said nothing.`)
  const { conversationId, messageId } = job.message
  return { reply: { conversationId, messageId, intent, state, parts: [...job.live.parts], trace }, actions }
}

async function read(
  message: ChatMessage,
  pressed: Exclude<Pressed, 'expired'>,
  before: State,
  understander: Understander,
): Promise<Reading> {
  if (pressed !== 'none') return readAction(message, pressed, before, understander)
  if (message.asks === 'help-centre')
    return readAction(message, { kind: 'ask-support', text: message.text }, before, understander)
  return message.about === undefined
    ? readWords(message, before, understander)
    : readQuestion(message, message.about, before)
}

/** What is asked beside a list or a picture of a thing, and is not of that. */
const besideList: ReadonlySet<Intent> = new Set(['support', 'order_status', 'handoff'])

/**
 * The answerer of the intent; before it, when there are pictures beside the words, the one of pictures. Words beside a list
 * or a thing are about that, unless they ask something of the shop.
 */
async function runAnswerers(answerers: Answerers, context: AnswerContext): Promise<AnswerOutcome> {
  const { intent } = context.understanding
  if (intent === 'image_search' || context.message.pictures.length === 0) return answerers[intent](context)
  const pictures = await answerers.image_search(context)
  if (pictures.ownsWords && !besideList.has(intent)) return pictures
  const words = await answerers[intent](pictures.ownsWords ? { ...context, state: pictures.state } : context)
  return {
    state: words.state,
    trace: { ...words.trace, queries: [...pictures.trace.queries, ...words.trace.queries] },
  }
}

function answerContext(
  { live }: Job,
  before: State,
  reading: Reading,
  { signal, actions, limits }: { signal: AbortSignal; actions: Map<string, ActionMeaning>; limits: ChatLimits },
): AnswerContext {
  return {
    ...reading,
    before,
    signal,
    action(meaning) {
      const action = actionFor(reading.message, meaning)
      actions.set(action, meaning)
      if (actions.size > limits.actionsInReply)
        throw new RangeError(`A reply has at most ${limits.actionsInReply} actions.`)
      return action
    },
    // What comes after the end is not heard: the reply may be stored already.
    emit(part) {
      signal.throwIfAborted()
      live.add(part)
    },
    emitText(text) {
      signal.throwIfAborted()
      live.addText(text)
    },
  }
}

/**
 * The same for the same message and meaning, so that an answer that is made again after a crash comes
 * out the same. 132 bits of a hash: not to be guessed, far shorter than the platforms' 100 bytes.
 */
function actionFor({ channel, conversationId, messageId }: MessageKey, meaning: ActionMeaning): string {
  const content = JSON.stringify([channel, conversationId, messageId, meaning])
  return hash('sha256', content, 'base64url').slice(0, 22)
}

/** What is out by now, and then `last`. */
function unfinishedReply(job: Job, state: State, last: Part, { engine }: { engine: Trace['engine'] }): Reply {
  const { live, message } = job
  const { conversationId, messageId } = message
  // Nothing was understood: neither is it known to be within what is answered here.
  const opening = live.opening ?? { intent: 'out_of_scope' as const, state }
  if (live.opening === undefined) live.open(opening)
  const parts = [...live.parts, last]
  return { conversationId, messageId, intent: opening.intent, state, parts, trace: { engine, queries: [] } }
}

/** As the message made it, with the products that were shown: 'the second one' may be said of them. */
function stateWhenStopped({ live }: Job, before: State): State {
  const state = live.opening?.state ?? before
  const shown = live.parts.findLast((part) => part.type === 'products')
  return shown === undefined ? state : { ...state, results: shown.products.map(({ id }) => id) }
}

/** An apology that needs nothing of what went wrong. */
export const bareApology = (key: MessageKey, state: State, engine: Trace['engine']): Composed => ({
  reply: {
    conversationId: key.conversationId,
    messageId: key.messageId,
    intent: 'out_of_scope',
    state,
    parts: [apologies.failed],
    trace: { engine, queries: [] },
  },
  actions: new Map(),
})
