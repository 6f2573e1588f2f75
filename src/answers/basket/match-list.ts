import type { ListItem } from '../../lists/shopping-list.ts'
import type { TracedQuery } from '../../search/search.ts'
import { type Match, type Matching, matchItem } from './match-item.ts'
import { SearchBudget } from './search-budget.ts'

/** A department in which at least half of a list is found is what the list is of. */
const ofTheList = 0.5

/** Items that are looked for side by side: a catalogue on another machine is not waited for once an item. */
const atOnce = 8

export interface MatchedList {
  /** One for each item, in order. */
  matches: Match[]
  queries: TracedQuery[]
  /** Whether some things were looked for by their names alone, because the list had cost too many searches. */
  isCut: boolean
}

/** The products for each item of a list. What is sold in several departments is looked for in that of most of the list first. */
export async function matchList(
  items: readonly ListItem[],
  matching: Matching,
  signal: AbortSignal,
): Promise<MatchedList> {
  const matches: Match[] = []
  const budget = new SearchBudget()
  const bounds = { budget, signal }
  while (matches.length < items.length) {
    signal.throwIfAborted()
    const next = items.slice(matches.length, matches.length + atOnce)
    matches.push(...(await Promise.all(next.map((item) => matchItem(item, matching, bounds)))))
  }
  const queries = matches.flatMap((match) => match.queries)
  const department = departmentOf(matches)
  if (department === undefined) return { matches, queries, isCut: budget.isUsedUp }
  for (const [index, item] of items.entries()) {
    const products = matches[index]?.products ?? []
    const inside = products.filter(({ category }) => category[0] === department)
    if (inside.length > 0) matches[index] = { ...(matches[index] ?? { queries: [] }), products: inside }
    if (products.length === 0 || inside.length > 0) continue
    signal.throwIfAborted()
    const there = await matchItem(item, matching, bounds, department)
    queries.push(...there.queries)
    if (there.products.length > 0) matches[index] = there
  }
  return { matches, queries, isCut: budget.isUsedUp }
}

/** The department of most of what was found; undefined where no department has half of it. */
function departmentOf(matches: readonly Match[]): string | undefined {
  const counts = new Map<string, number>()
  const found = matches.flatMap(({ products }) => products[0]?.category[0] ?? [])
  for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [most] = [...counts].sort((one, other) => other[1] - one[1])
  return most !== undefined && found.length > 1 && most[1] >= ofTheList * found.length ? most[0] : undefined
}
