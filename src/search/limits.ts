import type { SearchFilters } from './engine.ts'

/** Whether any limit is set: lists without entries set none. */
export const isLimited = (filters: SearchFilters): boolean =>
  Object.values(filters).some((limit) => limit !== undefined && !isEmptyLimit(limit))

function isEmptyLimit(limit: NonNullable<SearchFilters[keyof SearchFilters]>): boolean {
  if (typeof limit !== 'object') return false
  return 'include' in limit ? limit.include.length + limit.exclude.length === 0 : limit.length === 0
}
