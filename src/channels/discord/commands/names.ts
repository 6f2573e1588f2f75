/** The names by which Discord sends subcommands and options, whatever language they are shown in. */
export const subcommandNames = {
  search: 'search',
  ask: 'ask',
  similar: 'similar',
  compare: 'compare',
  product: 'product',
  photo: 'photo',
  support: 'support',
  help: 'help',
} as const
export type SubcommandName = (typeof subcommandNames)[keyof typeof subcommandNames]

export const optionNames = {
  query: 'query',
  department: 'department',
  brand: 'brand',
  maxPrice: 'max_price',
  sort: 'sort',
  message: 'message',
  product: 'product',
  /** The second and the third product of a comparison. */
  with: 'with',
  and: 'and',
  image: 'image',
  question: 'question',
} as const
