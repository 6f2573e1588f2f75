import type { AnswerContext, Answerer, AnswerOutcome } from '../chat/answer.ts'
import type { KeptLook } from '../looks/kept-look.ts'
import { LookSearchError } from '../looks/look-index.ts'
import type { Intent, LookRef, State } from '../understanding/understanding.ts'
import type { ReadPictures } from '../vision/picture-words.ts'
import { type AnswerTools, joinTraces } from './dependencies.ts'
import { filtersOf } from './filters.ts'
import { shortened } from './format.ts'
import { answerAlike, lookTexts, stateOfLook } from './look-answer.ts'
import { findPrinted, type PrintedFound } from './printed-words.ts'

/** A picture that shows no list. */
export type PictureOfThing = Pick<ReadPictures, 'text' | 'thing' | 'isFallback' | 'pages'>

/** What may be written beside a picture and is not about it. */
const besideThing: ReadonlySet<Intent> = new Set(['support', 'order_status', 'handoff', 'smalltalk', 'out_of_scope'])

const longestSaid = 40

const undescribed = 'The model that says what a picture shows did not answer: these are by their look alone.'

/**
 * Shows what is printed on the picture of a thing, when a product carries it, and what looks like the thing. Undefined when
 * nothing can be searched by its look, and then nothing was said of it. `resting` bounds how long a catalogue is waited for.
 */
export async function lookAnswer(
  context: AnswerContext,
  tools: AnswerTools,
  picture: PictureOfThing,
  resting: (answerer: Answerer) => Answerer,
): Promise<AnswerOutcome | undefined> {
  const { looks } = tools
  if (looks === undefined) return undefined
  const isOfPicture = !besideThing.has(context.understanding.intent)
  const ref = await lookRef(context, tools, picture)
  context.signal.throwIfAborted()
  if (ref === 'failed') {
    context.emit({ type: 'notice', kind: 'look-failed', text: lookTexts.failed })
    return undefined
  }
  if (ref === undefined) return undefined
  const state = stateOfLook(context, ref, isOfPicture)
  // Of a catalogue that is away it is not known: then the search says that it rests.
  const isEmpty = await looks.readiness().then(
    (readiness) => readiness === 'empty',
    () => false,
  )
  let isUnsaid = false
  const search = resting(async (heard) => {
    const printed = await findPrinted(tools, picture.text, filtersOf({ ...state, terms: [] }), heard.signal)
    isUnsaid = isEmpty && printed === undefined
    return isUnsaid ? { state, trace: tools.noQueries } : shown(heard, tools, picture, printed)
  })
  const outcome = await search({ ...context, state })
  return isUnsaid ? undefined : { ...outcome, ownsWords: true }
}

async function shown(
  context: AnswerContext,
  tools: AnswerTools,
  { isFallback }: PictureOfThing,
  printed: PrintedFound | undefined,
): Promise<AnswerOutcome> {
  if (printed !== undefined) emitPrinted(context, printed)
  if (isFallback) context.emit({ type: 'notice', kind: 'look-undescribed', text: undescribed })
  const outcome = await answerAlike(context, tools, context.state)
  if (printed === undefined) return outcome
  return {
    ...outcome,
    state: withShown(outcome.state, printed),
    trace: joinTraces(printed.outcome.trace, outcome.trace),
  }
}

async function lookRef(
  { message, signal }: AnswerContext,
  { looks }: AnswerTools,
  { pages: [page] = [], thing }: PictureOfThing,
): Promise<LookRef | 'failed' | undefined> {
  if (page === undefined) return undefined
  try {
    const look: KeptLook | undefined = await looks?.look(page.bytes)
    signal.throwIfAborted()
    return (
      look && (await looks?.keep(message.conversationId, { ...look, ...(thing !== undefined && { words: thing }) }))
    )
  } catch (error) {
    if (error instanceof LookSearchError) return 'failed'
    throw error
  }
}

function emitPrinted(context: AnswerContext, { said, outcome }: PrintedFound): void {
  const products = outcome.hits.map(({ product }) => product)
  const these = products.length === 1 ? 'this product carries it' : 'these products carry it'
  context.emit({ type: 'text', text: `I read “${shortened(said, longestSaid)}” on the picture, and ${these}.` })
  context.emit({ type: 'products', products, total: outcome.total })
}

/** 'The first one' is the first that was shown. */
const withShown = (state: State, { outcome }: PrintedFound): State => ({
  ...state,
  results: [...new Set([...outcome.hits.map(({ product }) => product.id), ...state.results])],
})
