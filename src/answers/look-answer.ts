import type { AnswerContext, AnswerOutcome } from '../chat/answer.ts'
import { LookSearchError } from '../looks/look-index.ts'
import type { SearchOutcome } from '../search/search.ts'
import { mergeState } from '../understanding/merge-state.ts'
import { emptyState, type LookRef, type State } from '../understanding/understanding.ts'
import { answerSearch, showPage } from './answer-search.ts'
import { emitChips } from './chips.ts'
import { type AnswerTools, joinTraces } from './dependencies.ts'
import { answerNothing, limitsInTheWay } from './nothing-found.ts'
import { hasLimits, requestOf } from './search-request.ts'

/** Said of the picture beside the words, and no limit on what is looked for. */
const ofThePicture = new Set(
  'this that these one thing something item product like alike similar same look match matching picture photo image pic'.split(
    ' ',
  ),
)

/** A new search for what looks like a picture: what was written beside it are its limits, and a list that is being bought stays. */
export function stateOfLook(
  { understanding, before, message }: AnswerContext,
  look: LookRef,
  isOfPicture: boolean,
): State {
  const { basket } = before
  const bare: State = { ...emptyState(), ...(basket !== undefined && { basket }), look }
  if (message.text.trim() === '' || !isOfPicture) return bare
  const { terms, constraints, confidence, by } = understanding
  const kept = terms.filter((term) => !ofThePicture.has(term))
  const limits = mergeState(bare, { intent: 'refine', change: 'refine', terms: kept, constraints, confidence, by })
  return { ...limits, look, page: 1 }
}

/** The state without the picture that was searched by. */
export function withoutLook({ look: _, ...state }: State): State {
  return state
}

export const lookTexts = {
  gone: 'I no longer have that picture, or compare pictures in another way by now. Please send it again.',
  none: 'Nothing here looks enough like that picture. A photo of the thing alone, from closer, may find more.',
  filling:
    'I am still going through the pictures of the products, and none so far looks like that picture. Please ask again in a few minutes.',
  dropped: 'Nothing of that looks like the picture: this is by the words alone.',
  more: 'I am still going through the pictures of the products: there may be more that look like it soon.',
  failed:
    'I cannot compare pictures just now. Please try again in a moment, or tell me in words what you are looking for.',
  empty: 'There are no pictures of products here that I could compare that picture with.',
} as const

/**
 * Searches for what looks like the state's picture and shows a page of it. What is not alike enough is not shown: then a
 * limit that is in the way is named, or it is said that nothing looks like it.
 */
export async function answerAlike(context: AnswerContext, tools: AnswerTools, state: State): Promise<AnswerOutcome> {
  const outcome = await searched(context, tools, state)
  context.signal.throwIfAborted()
  if (outcome === undefined) return saidOnly(context, tools, lookTexts.failed, context.before)
  const shop = await tools.shop()
  if (outcome.isLookGone) return saidOnly(context, tools, lookTexts.gone, withoutLook(state))
  if (outcome.total > 0) {
    const isFilling = state.page === 1 && (await tools.looks?.readiness()) === 'filling'
    if (isFilling) context.emit({ type: 'notice', kind: 'look-filling', text: lookTexts.more })
    return showPage(context, state, outcome, shop)
  }
  if (state.terms.length > 0) return byWordsAlone(context, tools, state, outcome)
  if (hasLimits(state, shop)) {
    const inTheWay = await limitsInTheWay(context, tools, state)
    if (inTheWay.found) return answerNothing(context, tools, state, { kind: 'limits', inTheWay, trace: outcome.trace })
  }
  const readiness = (await tools.looks?.readiness()) ?? 'empty'
  const text = { ready: lookTexts.none, filling: lookTexts.filling, empty: lookTexts.empty }[readiness]
  context.signal.throwIfAborted()
  const { trace } = saidOnly(context, tools, text, state)
  emitChips(context, state, shop)
  return { state: { ...state, page: 1, results: [], focus: [] }, trace: joinTraces(outcome.trace, trace) }
}

/** 'Lamps', said after a picture of a chair, asks for lamps. */
async function byWordsAlone(
  context: AnswerContext,
  tools: AnswerTools,
  state: State,
  { trace }: SearchOutcome,
): Promise<AnswerOutcome> {
  context.emit({ type: 'notice', kind: 'look-dropped', text: lookTexts.dropped })
  const outcome = await answerSearch(context, tools, withoutLook(state))
  return { ...outcome, trace: joinTraces(trace, outcome.trace) }
}

/** Undefined when pictures cannot be compared now. */
async function searched(context: AnswerContext, tools: AnswerTools, state: State): Promise<SearchOutcome | undefined> {
  try {
    return await tools.search.search(requestOf(state, await tools.shop(), context.exact))
  } catch (error) {
    if (error instanceof LookSearchError) return undefined
    throw error
  }
}

function saidOnly(context: AnswerContext, tools: AnswerTools, text: string, state: State): AnswerOutcome {
  context.emit({ type: 'text', text })
  return { state, trace: tools.noQueries }
}
