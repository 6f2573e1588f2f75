import type { SearchRequest } from '../search/search.ts'
import type { State } from '../understanding/understanding.ts'
import type { Shop } from './dependencies.ts'
import { filtersOf } from './filters.ts'
import { limitLabels } from './limit-labels.ts'
import { needText } from './said-need.ts'
import { searchText } from './search-words.ts'

/** Products on a page of results: two rows of three cards, one screen on a phone. */
export const pageSize = 6

/** The search that a state stands for. */
export function requestOf(state: State, shop: Shop, exact: boolean): SearchRequest {
  return {
    text: (exact ? undefined : needText(state)) ?? searchText(state.terms, shop),
    filters: filtersOf(state),
    ...(state.sort && { sort: state.sort }),
    offset: (state.page - 1) * pageSize,
    limit: pageSize,
    facets: 'choices',
    someWords: exact ? 'never' : 'when-none',
    ...(state.look && { look: state.look }),
    ...(state.need && !exact && { isNeed: true }),
    exact,
  }
}

/** Whether a search has limits beside its words; an order is none. */
export const hasLimits = (state: State, shop: Shop): boolean =>
  limitLabels(state, shop.currency).some(({ limit }) => limit.type !== 'sort')
