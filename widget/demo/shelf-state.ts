/** What a page of the shop shows: kept in its address, so that it can be shared and gone back to. */
export interface ShelfState {
  /** From the path; undefined on the page of search results. */
  department: string | undefined
  words: string
  category: string
  brands: readonly string[]
  /** In major units, as people type them; '' for no bound. */
  minPrice: string
  maxPrice: string
  attributes: ReadonlyMap<string, string>
  sort: Sort
  /** From 1. */
  page: number
}

export const sorts = {
  '': 'Best match',
  price_asc: 'Price, low to high',
  price_desc: 'Price, high to low',
  rating: 'Best rated',
  newest: 'Newest',
} as const
export type Sort = keyof typeof sorts

/** Divides by two, three and four: no row of cards is left half empty before the last page. */
export const pageSize = 24
/** The service's own bound on how deep one may page. */
const lastPage = 400
const mostValues = 20

const isSort = (value: string): value is Sort => Object.hasOwn(sorts, value)
const isAmount = (value: string): boolean => /^\d{1,9}(?:\.\d{1,2})?$/.test(value)

/** Reads an address of the shop; what it does not understand is left out. */
export function stateOf(url: URL): ShelfState {
  const { pathname, searchParams } = url
  const [, department] = /^\/departments\/([^/]+)$/.exec(pathname) ?? []
  const one = (name: string): string => searchParams.get(name)?.trim().slice(0, 400) ?? ''
  const sort = one('sort')
  const page = Number(one('page') || 1)
  const attributes = [...searchParams].filter(([name, value]) => name.startsWith('attr.') && value !== '')
  return {
    department: department === undefined ? undefined : decodeURIComponent(department),
    words: one('q'),
    category: one('category'),
    brands: searchParams.getAll('brand').filter(Boolean).slice(0, mostValues),
    minPrice: isAmount(one('minPrice')) ? one('minPrice') : '',
    maxPrice: isAmount(one('maxPrice')) ? one('maxPrice') : '',
    attributes: new Map(attributes.slice(0, mostValues).map(([name, value]) => [name.slice('attr.'.length), value])),
    sort: isSort(sort) ? sort : '',
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
  }
}

function filterParameters(state: ShelfState): URLSearchParams {
  const parameters = new URLSearchParams()
  const set = (name: string, value: string): void => {
    if (value !== '') parameters.append(name, value)
  }
  set('q', state.words)
  for (const brand of state.brands) set('brand', brand)
  set('minPrice', state.minPrice)
  set('maxPrice', state.maxPrice)
  for (const [name, value] of state.attributes) set(`attr.${name}`, value)
  set('sort', state.sort)
  if (state.page > 1) set('page', String(state.page))
  return parameters
}

/** The address that shows this state. */
export function addressOf(state: ShelfState): string {
  const parameters = filterParameters(state)
  if (state.category !== '') parameters.append('category', state.category)
  const path = state.department === undefined ? '/search' : `/departments/${encodeURIComponent(state.department)}`
  const query = parameters.toString()
  return query === '' ? path : `${path}?${query}`
}

/** What GET /api/search is asked for. */
export function requestOf(state: ShelfState): URLSearchParams {
  const parameters = filterParameters(state)
  const category = state.category || state.department
  if (category !== undefined && category !== '') parameters.append('category', category)
  parameters.append('limit', String(pageSize))
  return parameters
}

/** Another choice begins again at the first page. */
export const changed = (state: ShelfState, change: Partial<ShelfState>): ShelfState => ({
  ...state,
  page: 1,
  ...change,
})

/** Without all that narrows it down. */
export const widened = (state: ShelfState): ShelfState =>
  changed(state, { category: '', brands: [], minPrice: '', maxPrice: '', attributes: new Map() })

export const isNarrowed = ({ category, brands, minPrice, maxPrice, attributes }: ShelfState): boolean =>
  category !== '' || brands.length > 0 || minPrice !== '' || maxPrice !== '' || attributes.size > 0
