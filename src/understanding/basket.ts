import { hasThing } from '../lists/names-thing.ts'
import { readChange } from '../lists/read-change.ts'
import { listIn } from '../lists/recognise-list.ts'
import type { LexiconIndex } from './lexicon-index.ts'
import { noConstraints, type State, type Understanding } from './understanding.ts'

/** Form decides, and not words that may mean otherwise. */
const confidence = 0.97

/** More are a letter, of which a list is the smaller part. */
const mostSkipped = 20

/** Whether something else was looked for since; the basket alone shows its products and sets no words or limits. */
const isSearched = ({ terms, brands, colours, attributes, price, department }: State): boolean =>
  terms.length + brands.include.length + colours.include.length + attributes.length > 0 ||
  price !== undefined ||
  department !== undefined

/** A message that is a shopping list, or that changes the basket of one; undefined for every other. */
export function understandBasket(text: string, state: State, lexicon: LexiconIndex): Understanding | undefined {
  const plain: Omit<Understanding, 'intent' | 'change'> = {
    confidence,
    by: 'rules',
    terms: [],
    constraints: noConstraints(),
  }
  const context = { isSearching: isSearched(state), isThing: lexicon.isProductNoun }
  const basketChange = state.basket && readChange(text, state.basket, context)
  if (basketChange !== undefined) return { ...plain, intent: 'refine', change: 'refine', basketChange }
  const found = listIn(text, lexicon.isProductNoun)
  if (found === undefined) return undefined
  const { items, struck, doubtful = [], sets, cut } = found
  const skipped = doubtful.filter((line) => hasThing(line, lexicon.isProductNoun)).slice(0, mostSkipped)
  return {
    ...plain,
    intent: 'product_search',
    change: 'new',
    list: { items, struck, ...(skipped.length > 0 && { skipped }), ...(sets && { sets }), ...(cut && { cut }) },
  }
}
