import type { AnswerContext, Answerer, AnswerOutcome } from '../../chat/answer.ts'
import type { BasketPart } from '../../chat/reply.ts'
import { basketOf, levels, mostItems, type Target, unknownTargets } from '../../lists/basket.ts'
import { mostLines, mostWords } from '../../lists/shopping-list.ts'
import type { Understanding } from '../../understanding/understanding.ts'
import type { AnswerTools } from '../dependencies.ts'
import { formatCount, formatPrice, joined } from '../format.ts'
import { saying, suggestionsPart } from '../suggestions.ts'
import { basketPart, chosenOf } from './basket-part.ts'
import { capital, changeText, levelNames, longestNamed, quoted, targetText } from './change-text.ts'
import { matchList } from './match-list.ts'
import { nearestText } from './nearest-text.ts'

/** Names of items that are said in a sentence. */
const mostNamed = 8
/** More products than these are not spoken of by their place. */
const mostResults = 24

/** Prices a list and shows it; after a change, what was changed. */
export const answerBasket =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    const basket = context.state.basket ?? basketOf([])
    const { list, basketChange } = context.understanding
    const before = context.before.basket
    const unknown = basketChange && before ? unknownTargets(before, basketChange) : []
    if (unknown.length > 0) context.emit({ type: 'notice', kind: 'basket', text: unknownText(unknown) })
    if (basket.items.length === 0) return emptied(context, tools, list !== undefined)
    const { currency, categories } = await tools.shop()
    const { matches, queries, isCut } = await matchList(
      basket.items,
      { search: tools.search, currency, categories },
      context.signal,
    )
    const part = basketPart(basket, matches, currency)
    const done = basketChange && changeText(basketChange, before ?? basketOf([]), basket)
    context.emit({ type: 'text', text: summary(part, done) })
    if (isCut) context.emit({ type: 'notice', kind: 'list', text: cutShort })
    if (list !== undefined) for (const text of asides(list)) context.emit({ type: 'notice', kind: 'list', text })
    const missing = missingText(part)
    if (missing !== undefined) context.emit({ type: 'notice', kind: 'unmatched', text: missing })
    context.emit(part)
    emitSuggestions(context, part)
    const results = part.items.flatMap((item) => chosenOf(item, part.level)?.product.id ?? []).slice(0, mostResults)
    return {
      state: { ...context.state, basket, results, focus: [] },
      trace: { engine: tools.noQueries.engine, queries },
    }
  }

function emptied(context: AnswerContext, tools: AnswerTools, isList: boolean): AnswerOutcome {
  const text = isList
    ? 'Everything on your list is ticked or crossed out already, so there is nothing to buy.'
    : 'Your list is empty now. Paste another one whenever you like.'
  context.emit({ type: 'text', text })
  const { basket: _, ...state } = context.state
  return { state, trace: tools.noQueries }
}

const cutShort =
  'I know little of what is on that list, so I looked for some things by their names alone. What is missing may be here under another name: ask for it by itself.'

const unknownText = (targets: readonly Target[]): string => {
  return `There is no ${joined(targets.map(targetText), 'or')} on your list.`
}

/** What was read, or changed, and what it costs. */
function summary(part: BasketPart, done: string | undefined): string {
  const { items, unmatched, sets } = part
  const count = formatCount(items.length)
  const things = `${count} ${items.length === 1 ? 'thing' : 'things'}`
  const found = items.length - unmatched.length
  const have = found === items.length ? 'all' : found === 0 ? 'none' : formatCount(found)
  const read =
    done === undefined ? `Your list has ${things}, and I have ${have} of them.` : `${done} The list has ${things} now.`
  const times = sets === 1 ? '' : ` Everything is counted ${formatCount(sets)} times.`
  return `${read}${times}${found === 0 ? '' : ` ${costText(part)}`}`
}

/** 'With the best matches it comes to $62; at the lowest prices it would be $32, with premium products $145.' */
function costText({ currency, totals, level }: BasketPart): string {
  const price = (amount: number): string => formatPrice({ amount, currency })
  const others = levels
    .filter((one) => one !== level)
    .map((one, index) => `${levelNames[one]}${index === 0 ? ' it would be' : ''} ${price(totals[one])}`)
  return `${capital(levelNames[level])} it comes to ${price(totals.chosen)}; ${others.join(', ')}.`
}

/** What of a list was not taken, and why. */
function asides({ items, struck, skipped, cut }: NonNullable<Understanding['list']>): string[] {
  return [
    ...(skipped === undefined
      ? []
      : [`I took this for remarks and not for things to buy: ${namesOf(skipped)}. Say “add …” if you need it.`]),
    ...(struck.length > 0 ? [`Left out, because it is ticked or crossed out: ${namesOf(struck)}.`] : []),
    ...(items.length > mostItems
      ? [
          `That is a long list: these are the first ${mostItems} of ${formatCount(items.length)} things. Send the others as a list of their own.`,
        ]
      : []),
    ...(cut === undefined
      ? []
      : [
          `I read the first ${formatCount(cut === 'lines' ? mostLines : mostWords)} ${cut} of it. Send the rest as a list of its own.`,
        ]),
  ]
}

function missingText({ items, unmatched }: BasketPart): string | undefined {
  if (unmatched.length === 0) return undefined
  const missing = items.filter(({ best }) => best === undefined)
  const named = missing
    .slice(0, mostNamed)
    .map(({ text, nearest }) =>
      nearest === undefined ? quoted(text) : `${quoted(text)} (${nearestText(nearest, longestNamed)})`,
    )
  const rest = missing.length - named.length
  return `I found nothing for ${named.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}.`
}

const namesOf = (texts: readonly string[]): string => {
  const named = texts.slice(0, mostNamed).map(quoted)
  const rest = texts.length - named.length
  return `${named.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`
}

/** Ways to change the basket, as if they were said. */
function emitSuggestions(context: AnswerContext, { level, sets, items, unmatched }: BasketPart): void {
  if (items.length === unmatched.length) return
  context.emit(
    suggestionsPart([
      ...(level === 'budget' ? [] : [saying(context, 'Cheaper ones', 'cheaper ones')]),
      ...(level === 'best' ? [] : [saying(context, 'Best matches', 'best match')]),
      ...(level === 'premium' ? [] : [saying(context, 'Premium ones', 'premium ones')]),
      ...(sets === 1 ? [saying(context, 'For two children', 'for two children')] : []),
    ]),
  )
}
