/** The part of a schema error that a reason is made of. */
interface SchemaError {
  keyword: string
  instancePath: string
  params: object
}

/** What is wrong with a record, in one line such as 'price.amount: must be an integer ≥ 0'; undefined when nothing is. */
export function schemaReason(errors: readonly SchemaError[], record: object): string | undefined {
  const first = errors[0]
  if (first === undefined) return undefined
  const path = first.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (first.keyword === 'required') {
    const missing = (first.params as { requiredProperties: string[] }).requiredProperties[0] ?? ''
    return `${shortened([...path, missing].join('.'))}: is missing or blank`
  }
  return `${shortened(path.join('.'))}: must be ${expectation(path, first, valueAt(record, path))}`
}

/** Attribute names come from the feed; a reason stays one line. */
const shortened = (path: string): string => (path.length > 120 ? `${path.slice(0, 119)}…` : path).toWellFormed()

function valueAt(record: object, path: readonly string[]): unknown {
  let value: unknown = record
  for (const part of path) value = Object.getOwnPropertyDescriptor(Object(value), part)?.value
  return value
}

const integers: ReadonlySet<string> = new Set(['price.amount', 'listPrice.amount', 'stock', 'ratingCount', 'version'])

/** What stands after 'must be'. */
function expectation(path: readonly string[], error: SchemaError, value: unknown): string {
  const field = path.filter((part) => !/^\d+$/.test(part)).join('.')
  if (path[0] === 'attributes' && path.length > 1 && error.keyword !== 'maxLength') {
    return 'text, a finite number, true or false'
  }
  if (field === 'availability') return 'in_stock, out_of_stock or preorder'
  if (field === 'deleted') return 'true or absent'
  if (field === 'gtin' && error.keyword === 'pattern') return '8 to 14 digits'
  if (field.endsWith('.currency')) return 'an ISO 4217 code such as USD'
  if (field === 'rating') return 'a number from 0 to 5'
  if (integers.has(field)) {
    return typeof value === 'number' && value > Number.MAX_SAFE_INTEGER ? 'at most 2^53 - 1' : 'an integer ≥ 0'
  }
  return generalExpectation(field, error)
}

const kinds: Readonly<Record<string, string>> = { string: 'text', array: 'a list', object: 'an object' }

function generalExpectation(field: string, { keyword, params }: SchemaError): string {
  if ('limit' in params) {
    if (keyword === 'maxLength') return `at most ${params.limit} characters`
    if (keyword === 'maxItems') return `a list of at most ${params.limit}`
  }
  if ('type' in params && typeof params.type === 'string') {
    if (field === 'price' || field === 'listPrice') return 'an object { amount, currency }'
    return kinds[params.type] ?? params.type
  }
  return 'what the schema asks'
}
