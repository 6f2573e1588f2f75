/** Feeds that are read. `csv` is any delimited text, whose header tells whose columns they are. */
export const feedFormats = ['jsonl', 'csv', 'icecat', 'acp'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** The endings of file names that tell a format, before `.gz`. */
const endings: Readonly<Record<string, FeedFormat>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
  json: 'acp',
}

/** The format that a feed's file name tells; undefined when it tells none. */
export function formatOfName(path: string): FeedFormat | undefined {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined
}

export const isCompressed = (path: string): boolean => /\.gz$/i.test(path)
