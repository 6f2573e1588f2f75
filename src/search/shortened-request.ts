/** Characters of JSON; a search for a few words is some 4,000, one for thirty some 50,000. */
export const mostTraced = 8_000
/** So many entries of a list are kept, the first of these that fits. */
const entriesKept = [24, 12, 6, 3] as const
/** Of one text, in characters. */
const longestText = 1_000

/**
 * A request as a trace shows it: as it was sent, but for a long one the ends of its lists and texts, with how much is
 * left out. A reply carries its trace to the shopper, and is stored with it.
 */
export function shortenedRequest(request: unknown): unknown {
  const json = JSON.stringify(request)
  if (json === undefined || json.length <= mostTraced) return request
  for (const entries of entriesKept) {
    const short = shortened(request, entries)
    if (JSON.stringify(short).length <= mostTraced) return short
  }
  return cut(json, mostTraced)
}

function shortened(value: unknown, entries: number): unknown {
  if (typeof value === 'string') return cut(value, longestText)
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shortened(part, entries)]))
  const kept = value.slice(0, entries).map((each) => shortened(each, entries))
  return value.length <= entries ? kept : [...kept, `… and ${value.length - entries} more`]
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).toWellFormed()}… (${text.length} characters in all)`
