import type { AnswerContext, AnswerOutcome } from '../chat/answer.ts'
import type { SearchOutcome } from '../search/search.ts'
import type { State } from '../understanding/understanding.ts'
import { emitChips } from './chips.ts'
import { type AnswerTools, joinTraces, type Shop } from './dependencies.ts'
import { fittingQuestion } from './fitting-question.ts'
import { sortLabel } from './limit-labels.ts'
import { answerAlike } from './look-answer.ts'
import { answerNothing, isContradictory, limitsInTheWay } from './nothing-found.ts'
import { hasLimits, pageSize, requestOf } from './search-request.ts'
import { areAllThings, describeProducts } from './search-words.ts'
import { resultSuggestions, suggestionsPart } from './suggestions.ts'
import { emitUnapplied } from './unapplied.ts'

/**
 * Searches for what the state says and shows a page of it. When nothing has all the words inside the
 * limits, it is first seen whether a limit is in the way: then that is said. Only when no limit is, are
 * products shown that have some of the words, and that is said too.
 */
export async function answerSearch(context: AnswerContext, tools: AnswerTools, state: State): Promise<AnswerOutcome> {
  if (state.look !== undefined) return answerAlike(context, tools, state)
  const shop = await tools.shop()
  if (isContradictory(state)) return answerNothing(context, tools, state, { kind: 'contradiction' })
  context.signal.throwIfAborted()
  const request = requestOf(state, shop, context.exact)
  const outcome = await tools.search.search(request)
  context.signal.throwIfAborted()
  if (outcome.exactTotal > 0 || (outcome.by === 'meaning' && outcome.total > 0)) {
    return showPage(context, state, outcome, shop)
  }
  if (hasLimits(state, shop)) {
    const inTheWay = await limitsInTheWay(context, tools, state)
    if (inTheWay.found) return answerNothing(context, tools, state, { kind: 'limits', inTheWay, trace: outcome.trace })
    if (outcome.total === 0)
      return answerNothing(context, tools, state, { kind: 'words', trace: joinTraces(outcome.trace, inTheWay.trace) })
  }
  return outcome.total > 0
    ? showPage(context, state, outcome, shop)
    : answerNothing(context, tools, state, { kind: 'words', trace: outcome.trace })
}

/** Shows a page of results: what they are, what was relaxed, the limits, the products, and ways to go on. */
export function showPage(context: AnswerContext, state: State, outcome: SearchOutcome, shop: Shop): AnswerOutcome {
  const products = outcome.hits.map(({ product }) => product)
  const offset = (state.page - 1) * pageSize
  context.emit({ type: 'text', text: pageText(state, outcome, offset, shop) })
  emitUnapplied(context, shop)
  if (state.need && outcome.by === 'words') context.emit({ type: 'notice', kind: 'by-words', text: byWordsText })
  for (const { kind, text } of outcome.notices) {
    // That products only mention a thing is no step that could be taken back.
    const undo = kind === 'mentioned' ? {} : { undo: context.action({ kind: 'exact', state: { ...state, page: 1 } }) }
    context.emit({ type: 'notice', kind, text, ...undo })
  }
  emitChips(context, state, shop)
  context.emit({ type: 'products', products, total: outcome.total })
  const question = fittingQuestion(context, state, outcome)
  if (question !== undefined) context.emit({ type: 'text', text: question.text })
  const suggestions = [
    ...(question?.suggestions ?? []),
    ...resultSuggestions(context, state, outcome, offset + products.length < outcome.total, shop),
  ]
  if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
  const ids = products.map(({ id }) => id)
  const after: State = { ...state, results: ids, focus: ids.length === 1 ? ids : [] }
  return { state: question === undefined ? after : { ...after, asked: question.device }, trace: outcome.trace }
}

const byWordsText =
  'I searched by the words of your description only, and do not know what else would serve the purpose.'

/** Nearness is a guess: it promises nothing of what a product is good for. */
const nearestText = (offset: number, shown: number): string =>
  offset === 0
    ? 'By what their descriptions say, these come closest to what you describe.'
    : `Here are ${offset + 1} to ${offset + shown} of those that come closest.`

/** Nothing of what the picture shows is claimed: only how it was compared. */
function alikeText(state: State, { hits, total, comparedBy }: SearchOutcome, offset: number, shop: Shop): string {
  const found = describeProducts(state, total, shop, false)
  const what = `${found} that look${total === 1 ? 's' : ''} like ${state.look?.product === undefined ? 'your' : 'that'} picture`
  if (offset > 0) return `Here are ${offset + 1} to ${offset + hits.length} of ${what}.`
  const order = state.sort === undefined || total < 2 ? 'the most alike first' : sortLabel(state.sort)
  const rest =
    total < 2 ? '' : hits.length < total ? ` Here are the first ${hits.length}, ${order}.` : ` They are ${order}.`
  return `I found ${what}, by ${comparedBy ?? 'its look'}.${rest}`
}

function pageText(state: State, outcome: SearchOutcome, offset: number, shop: Shop): string {
  const { hits, total, exactTotal, by } = outcome
  if (by === 'meaning') return nearestText(offset, hits.length)
  if (by === 'look') return alikeText(state, outcome, offset, shop)
  const order = state.sort === undefined || total < 2 ? '' : `, ${sortLabel(state.sort)}`
  // Some of the words only: naming the things that were asked for would promise too much.
  const found =
    exactTotal > 0
      ? describeProducts(state, total, shop, areAllThings(state.terms, outcome, shop))
      : `${describeProducts({ ...state, terms: [] }, total, shop, false)} with some of the words`
  if (offset > 0) return `Here are ${offset + 1} to ${offset + hits.length} of ${found}${order}.`
  const rest = hits.length < total ? ` Here are the first ${hits.length}.` : ''
  return `I found ${found}${order}.${rest}`
}
