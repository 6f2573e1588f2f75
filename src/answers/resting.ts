import type { AnswerContext, Answerer, AnswerOutcome } from '../chat/answer.ts'
import type { Part } from '../chat/reply.ts'
import { within } from '../search/patiently.ts'
import type { Trace } from '../search/search.ts'
import { saying, suggestionsPart } from './suggestions.ts'

const resting: Part = {
  type: 'notice',
  kind: 'resting',
  text:
    'The catalogue is resting for a moment, so I cannot look up products just now. ' +
    'I can still help with orders, delivery and returns. Please ask me again in a minute.',
}

/**
 * The same answer, or within `patienceMs`, at the latest at the message's `patientUntil`, that the catalogue rests: it is away, or so slow that the shopper would wait.
 * What was said until then stays; what comes later is not heard.
 */
export const withRest =
  (answerer: Answerer, patienceMs: number, noQueries: Trace): Answerer =>
  async (context) => {
    const { heard, end } = untilEnded(context)
    const leftMs = Math.min(patienceMs, (context.patientUntil ?? Number.POSITIVE_INFINITY) - performance.now())
    return within<AnswerOutcome>(Math.max(0, leftMs), answerer(heard), () => {
      end()
      context.emit(resting)
      const { text } = context.message
      if (text.trim() !== '') context.emit(suggestionsPart([saying(context, 'Try again', text)]))
      return { state: context.state, trace: noQueries, hasRested: true }
    })
  }

/** A context that says nothing more once it is ended, and whose work is told to end then. */
function untilEnded(context: AnswerContext): { heard: AnswerContext; end: () => void } {
  const ended = new AbortController()
  const signal = AbortSignal.any([context.signal, ended.signal])
  const heard: AnswerContext = {
    ...context,
    signal,
    emit(part) {
      signal.throwIfAborted()
      context.emit(part)
    },
    emitText(text) {
      signal.throwIfAborted()
      context.emitText(text)
    },
  }
  return { heard, end: () => ended.abort(new Error('the catalogue rests')) }
}
