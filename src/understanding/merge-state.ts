import { measureOf } from '../catalogue/measures.ts'
import type { Limit } from '../chat/actions.ts'
import { basketOf, changedBasket } from '../lists/basket.ts'
import { mostTerms } from './terms.ts'
import { secondSearch } from './two-things.ts'
import {
  type AttributeConstraint,
  type Choice,
  emptyState,
  type LiftedLimit,
  type PriceLimit,
  type Reference,
  type State,
  type Understanding,
} from './understanding.ts'

/** More brands, colours or exclusions than a shopper keeps apart; the oldest go. */
const mostValues = 24

/** Words of which one rules out the other: the new one takes the old one's place. */
const opposites: readonly (readonly string[])[] = [
  ['wireless', 'wired', 'corded'],
  ['cordless', 'corded'],
  ['small', 'large', 'big', 'compact', 'huge', 'tiny'],
  ['smaller', 'larger', 'bigger'],
  ['refurbished', 'used'],
  ['laser', 'inkjet'],
  ['monochrome', 'colour', 'color'],
  ['mechanical', 'membrane'],
  ['left-handed', 'right-handed'],
  ['indoor', 'outdoor'],
]

/**
 * The conversation's state after a message, as far as the message alone decides. Pure; `state` is not
 * changed. A new search takes nothing over. A refinement keeps what it does not name: another brand,
 * colour, department, order or price bound takes the old one's place, words are added. A lower and an upper price
 * bound stand together if they leave room, otherwise the newer one counts. What is spoken of becomes
 * `focus`. Messages that are no search (support, small talk, …) leave the search as it was.
 */
export function mergeState(state: State, understanding: Understanding): State {
  const { change, intent, also } = understanding
  const { list, basketChange } = understanding
  if (list !== undefined) return { ...emptyState(), basket: basketOf(list.items, list.sets) }
  if (basketChange !== undefined)
    return state.basket === undefined ? state : { ...state, basket: changedBasket(state.basket, basketChange) }
  // Of two things that are asked for, the second is shown last, and what follows is said of it.
  if (also?.constraints !== undefined) return refined(emptied(state), secondSearch(also, understanding))
  if (change === 'reset') return emptyState()
  if (!changesSearch(understanding)) return state
  if (change === 'more') return { ...state, page: state.page + 1 }
  // 'which is quieter' after a comparison is asked of the same products.
  if (intent === 'product_compare' && understanding.refers === undefined && state.focus.length > 1) return state
  if (change === 'refer')
    return { ...state, focus: referredIds(state, understanding.refers ?? [], intent === 'product_detail') }
  if (change === 'new') return described(refined(emptied(state), understanding), understanding)
  const refersTo = intent === 'refine' && understanding.refers === undefined ? [] : state.focus
  const { question: _, ...searched } = refined(state, understanding)
  return { ...searched, focus: refersTo }
}

/** A new search, beside the list that is being bought. */
const emptied = ({ basket }: State): State => ({ ...emptyState(), ...(basket !== undefined && { basket }) })

const described = (state: State, { intent, terms }: Understanding): State =>
  intent === 'product_similar' && terms.length > 0 ? { ...state, need: true } : state

const changesSearch = ({ intent }: Understanding): boolean =>
  intent !== 'support' &&
  intent !== 'order_status' &&
  intent !== 'handoff' &&
  intent !== 'smalltalk' &&
  intent !== 'out_of_scope' &&
  intent !== 'image_search'

function refined(before: State, { terms, constraints, lifts = [], drops = [] }: Understanding): State {
  const state = withoutLifted(before, lifts)
  const said = terms.filter((term) => !constraints.excludeTerms.includes(term))
  const sort = constraints.sort ?? state.sort
  const price = mergePrice(state.price, constraints.price)
  const quantity = constraints.quantity ?? state.quantity
  const department = constraints.department ?? state.department
  const excludeTerms = latest([
    ...state.excludeTerms.filter((term) => !said.includes(term)),
    ...constraints.excludeTerms,
  ])
  const { price: _price, sort: _sort, quantity: _quantity, department: _department, ...kept } = state
  return {
    ...kept,
    terms: mergeTerms(
      state.terms.filter((term) => !drops.includes(term)),
      said,
      constraints.excludeTerms,
    ),
    brands: mergeChoice(state.brands, constraints.brands),
    colours: mergeChoice(state.colours, constraints.colours),
    attributes: mergeAttributes(state.attributes, constraints.attributes),
    excludeTerms,
    page: 1,
    ...(price && { price }),
    ...(sort && { sort }),
    ...(quantity && { quantity }),
    ...(department !== undefined && { department }),
  }
}

const latest = (values: readonly string[]): string[] => [...new Set(values)].slice(-mostValues)

function mergeTerms(before: readonly string[], said: readonly string[], excluded: readonly string[]): string[] {
  const replaced = new Set(opposites.filter((group) => group.some((word) => said.includes(word))).flat())
  const kept = before.filter((term) => !(replaced.has(term) || excluded.includes(term)) || said.includes(term))
  return [...new Set([...kept, ...said])].slice(0, mostTerms)
}

/** What is asked for takes the place of what was asked for; what is ruled out is ruled out as well. */
function mergeChoice(before: Choice, said: Choice): Choice {
  const wanted = said.include.filter((value) => !said.exclude.includes(value))
  const include = wanted.length > 0 ? wanted : before.include.filter((value) => !said.exclude.includes(value))
  const exclude = [...before.exclude.filter((value) => !wanted.includes(value)), ...said.exclude]
  return { include: latest(include), exclude: latest(exclude) }
}

/** A second limit on an attribute takes the first one's place, unless it is the other bound and leaves room. */
function mergeAttributes(
  before: readonly AttributeConstraint[],
  said: readonly AttributeConstraint[],
): AttributeConstraint[] {
  const kept = before.filter((old) => said.every((limit) => limit.name !== old.name || isOtherBound(old, limit)))
  return [...kept, ...said].slice(-mostValues)
}

function isOtherBound(old: AttributeConstraint, limit: AttributeConstraint): boolean {
  const isLow = ({ op }: AttributeConstraint): boolean => op.startsWith('>')
  const isHigh = ({ op }: AttributeConstraint): boolean => op.startsWith('<')
  const [low, high] = isLow(old) ? [old, limit] : [limit, old]
  return isLow(low) && isHigh(high) && baseOf(low) <= baseOf(high)
}

const baseOf = ({ value, unit }: AttributeConstraint): number =>
  typeof value === 'number' ? (measureOf(value, unit)?.base ?? value) : Number.NaN

function mergePrice(before: PriceLimit | undefined, said: PriceLimit | undefined): PriceLimit | undefined {
  if (before === undefined || said === undefined) return said ?? before
  const { min = before.min, max = before.max } = said
  const isOneBound = said.about === undefined && (said.min === undefined) !== (said.max === undefined)
  const isOpen = isOneBound && before.about === undefined && min !== undefined && max !== undefined && min <= max
  return isOpen ? { min, max } : said
}

function withoutLifted(state: State, lifts: readonly LiftedLimit[]): State {
  const isLifted = (limit: LiftedLimit): boolean => lifts.includes(limit)
  const { price, sort, department, ...rest } = state
  return {
    ...rest,
    ...(price && !isLifted('price') && { price }),
    ...(sort && !isLifted('sort') && { sort }),
    ...(department !== undefined && !isLifted('department') && { department }),
    ...(isLifted('brands') && { brands: { include: [], exclude: [] } }),
    ...(isLifted('colours') && { colours: { include: [], exclude: [] } }),
    ...(isLifted('attributes') && { attributes: [] }),
    ...(isLifted('excludeTerms') && { excludeTerms: [] }),
  }
}

/** The products that references name, as ids, in the order they are named; those that need a look at prices are left to the answer. */
export function referredIds(
  state: Pick<State, 'results' | 'focus'>,
  refers: readonly Reference[],
  isDetail = false,
): string[] {
  const ids = refers.flatMap((reference): readonly (string | undefined)[] => {
    if (typeof reference === 'number') return [state.results[reference - 1]]
    if (reference === 'last') return [state.results.at(-1)]
    // 'do they have a microphone' asks of the headphones spoken of, 'compare them' of those shown.
    if (reference === 'all')
      return state.focus.length > 1 || (isDetail && state.focus.length > 0) ? state.focus : state.results
    if (reference === 'it')
      return state.focus.length > 0 ? state.focus : state.results.length === 1 ? state.results : []
    return []
  })
  return [...new Set(ids.filter((id) => id !== undefined))]
}

/** The state without one of its limits, on the first page. Pure; nothing happens when it has no such limit. */
export function removeLimit(state: State, limit: Limit): State {
  const left: State = { ...state, page: 1 }
  switch (limit.type) {
    case 'price': {
      const { price: _, ...rest } = left
      return rest
    }
    case 'sort': {
      const { sort: _, ...rest } = left
      return rest
    }
    case 'department': {
      const { department: _, ...rest } = left
      return limit.value === left.department ? rest : left
    }
    case 'brand':
      return { ...left, brands: without(left.brands, limit.value) }
    case 'colour':
      return { ...left, colours: without(left.colours, limit.value) }
    case 'attribute':
      return { ...left, attributes: left.attributes.filter(({ name }) => name !== limit.name) }
    case 'excluded-term':
      return { ...left, excludeTerms: left.excludeTerms.filter((term) => term !== limit.value) }
  }
}

const without = ({ include, exclude }: Choice, value: string): Choice => ({
  include: include.filter((one) => one !== value),
  exclude: exclude.filter((one) => one !== value),
})
