import { isRecord, list, numberFrom, text } from '../src/conversation/decode.ts'
import { type ProductView, parseProduct } from '../src/conversation/product-view.ts'

/** A value of a facet, and how many products have it. */
export interface Count {
  value: string
  count: number
}

export interface Facets {
  brands: Count[]
  categories: Count[]
  price: { min: number; max: number } | undefined
  attributes: { name: string; unit: string; values: Count[] }[]
}

export interface Found {
  products: ProductView[]
  total: number
  facets: Facets
  notices: string[]
}

export interface Department {
  name: string
  count: number
  categories: Count[]
}

export interface Article {
  id: string
  topic: string
  title: string
}

/** A record as its page shows it: all of its attributes, which a card has no room for. */
export interface ProductRecord extends ProductView {
  description: string
  model: string
  facts: { name: string; value: string }[]
}

/** The service answered with a status that is no success. */
export class ServiceError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`The service answered ${status}.`)
    this.name = 'ServiceError'
    this.status = status
  }
}

/** Whether the service could not be reached or did not answer: nothing is wrong with the page. */
export const isUnreachable = (error: unknown): boolean => error instanceof TypeError || error instanceof ServiceError

async function get(path: string): Promise<Record<string, unknown>> {
  const response = await fetch(path, { headers: { accept: 'application/json' } })
  if (!response.ok) throw new ServiceError(response.status)
  const body: unknown = await response.json()
  return isRecord(body) ? body : {}
}

const lookAgainAfterMs = 1_000
/** A first catalogue of any size that a browser is open for is there within ten minutes. */
const mostLooks = 600

/** Whether the service says that its first catalogue is not there as a whole. */
async function isBeingFilled(): Promise<boolean> {
  const { status } = await fetch('/readyz', { headers: { accept: 'application/json' } })
  return status === 503
}

/** What `look` finds; while that is nothing and the shop is being filled it looks again, and `onWait` is told. */
export async function onceFilled<T>(
  look: () => Promise<T>,
  isNothing: (found: T) => boolean,
  onWait: () => void = () => undefined,
): Promise<T> {
  for (let looks = 1; ; looks++) {
    const found = await look()
    if (!isNothing(found) || looks === mostLooks || !(await isBeingFilled())) return found
    onWait()
    await new Promise((resolve) => setTimeout(resolve, lookAgainAfterMs))
  }
}

const endpoint = (): URL => new URL('/', location.href)

/** In this shop each product has a page, whether or not its record names one. */
function shopProduct(value: unknown): ProductView | undefined {
  const product = parseProduct(value, endpoint())
  return product && { ...product, url: productPath(product.id) }
}

export const productPath = (id: string): string => `/products/${encodeURIComponent(id)}`
export const departmentPath = (name: string): string => `/departments/${encodeURIComponent(name)}`

const counts = (value: unknown, name = 'value'): Count[] =>
  list(value, 100, (item) =>
    isRecord(item) ? { value: text(item[name], 200) ?? '', count: numberFrom(item.count) ?? 0 } : undefined,
  )

/** GET /api/search with these parameters. */
export async function search(parameters: URLSearchParams): Promise<Found> {
  const { hits, total, facets, notices } = await get(`/api/search?${parameters}`)
  return {
    products: list(hits, 100, (hit) => (isRecord(hit) ? shopProduct(hit.product) : undefined)),
    total: numberFrom(total) ?? 0,
    facets: parseFacets(isRecord(facets) ? facets : {}),
    notices: list(notices, 5, (notice) => (isRecord(notice) ? text(notice.text, 500) : undefined)),
  }
}

function parseFacets({ brands, categories, price, attributes }: Record<string, unknown>): Facets {
  const [min, max] = isRecord(price) ? [numberFrom(price.min), numberFrom(price.max)] : []
  return {
    brands: counts(brands),
    categories: counts(categories),
    price: min === undefined || max === undefined ? undefined : { min, max },
    attributes: list(attributes, 20, (attribute) =>
      isRecord(attribute)
        ? {
            name: text(attribute.name, 100) ?? '',
            unit: text(attribute.unit, 20) ?? '',
            values: counts(attribute.values),
          }
        : undefined,
    ),
  }
}

export async function departments(): Promise<Department[]> {
  const body = await get('/api/departments')
  return list(body.departments, 40, (item) =>
    isRecord(item)
      ? {
          name: text(item.name, 200) ?? '',
          count: numberFrom(item.count) ?? 0,
          categories: counts(item.categories, 'name'),
        }
      : undefined,
  )
}

/** The record; undefined when there is none. */
export async function product(id: string): Promise<ProductRecord | undefined> {
  try {
    const record = await get(`/api/products/${encodeURIComponent(id)}`)
    const view = shopProduct(record)
    if (view === undefined) return undefined
    const units = isRecord(record.units) ? record.units : {}
    const facts = Object.entries(isRecord(record.attributes) ? record.attributes : {}).slice(0, 100)
    return {
      ...view,
      description: text(record.description, 20_000) ?? '',
      model: text(record.model, 300) ?? '',
      facts: facts.map(([name, value]) => ({ name, value: factText(value, units[name]) })),
    }
  } catch (error) {
    if (error instanceof ServiceError && error.status === 404) return undefined
    throw error
  }
}

function factText(value: unknown, unit: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const shown = typeof value === 'number' ? new Intl.NumberFormat('en').format(value) : text(value, 1_000)
  return typeof unit === 'string' && typeof value === 'number' ? `${shown} ${unit}` : (shown ?? '')
}

export async function articles(): Promise<Article[]> {
  const body = await get('/api/support?limit=100')
  return list(body.articles, 100, (item) =>
    isRecord(item)
      ? { id: text(item.id, 200) ?? '', topic: text(item.topic, 100) ?? '', title: text(item.title, 300) ?? '' }
      : undefined,
  )
}

/** An article with the HTML that the service made of its Markdown, in which nothing of the author's own HTML is left. */
export async function article(id: string): Promise<Article & { html: string }> {
  const body = await get(`/api/support/${encodeURIComponent(id)}`)
  return {
    id,
    topic: text(body.topic, 100) ?? '',
    title: text(body.title, 300) ?? '',
    html: text(body.html, 300_000) ?? '',
  }
}
