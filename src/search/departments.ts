import type { Lexicon } from './engine.ts'
import { lastKnown } from './last-known.ts'
import { perCatalogue } from './per-catalogue.ts'
import type { ProductSearch } from './search.ts'

/** A department: the first segment of category paths, with the categories below it. */
export interface Department {
  name: string
  /** How many products it has. */
  count: number
  /** Most products first. */
  categories: { name: string; count: number }[]
}

/** Departments that hold less of the catalogue lead past most of it: its categories are then no way to go about in it. */
const leastPart = 0.5

/**
 * The same for who cannot wait: but for the first time, those that were known last. `failed` hears of a search for them
 * that nobody waits for.
 */
export const departmentsAtOnce = (
  search: ProductSearch,
  lexicon: () => Promise<Lexicon>,
  failed: (error: unknown) => void,
): (() => Promise<Department[]>) => lastKnown(createDepartments(search, lexicon), failed, (found) => found.length === 0)

/** Categories that are looked at to find the departments; they come most frequent first. */
const mostLookedAt = 40

/**
 * The departments of a catalogue, most products first; none when most of its products have no categories. They are
 * looked for once for each state of the catalogue.
 */
export const createDepartments = (
  search: ProductSearch,
  lexicon: () => Promise<Lexicon>,
): (() => Promise<Department[]>) => perCatalogue(lexicon, (current) => findDepartments(search, current))

async function findDepartments(search: ProductSearch, { categories }: Lexicon): Promise<Department[]> {
  const departments: Department[] = []
  const first = { text: '', offset: 0, limit: 1, someWords: 'never' } as const
  const all = await search.search({ ...first, filters: {}, facets: false })
  for (const name of categories.slice(0, mostLookedAt)) {
    const within = { ...first, filters: { categories: [name] } }
    const { hits } = await search.search({ ...within, facets: false })
    if (hits[0]?.product.category[0] !== name) continue
    const { total, facets } = await search.search({ ...within, limit: 0, facets: 'choices' })
    const below = facets?.categories.filter(({ value }) => value !== name) ?? []
    departments.push({ name, count: total, categories: below.map(({ value, count }) => ({ name: value, count })) })
  }
  const held = departments.reduce((sum, { count }) => sum + count, 0)
  return held < all.total * leastPart ? [] : departments.sort((a, b) => b.count - a.count)
}
