const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i

/**
 * An ISO 8601 date in the one form in which dates compare as texts: a year, a month or a day as it
 * is, and a date with a time in UTC as 2026-03-31T12:00:00.000Z. A time without a zone is UTC.
 * Undefined when `text` is no such date.
 */
export function isoDate(text: string): string | undefined {
  const [, year, month, day, time, zone] = pattern.exec(text) ?? []
  if (year === undefined) return undefined
  const date = `${year}-${month ?? '01'}-${day ?? '01'}`
  // Date.parse takes the 31st of February for the 2nd of March.
  const midnight = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return undefined
  if (time === undefined) return text
  const instant = Date.parse(`${date}T${time}${(zone ?? 'Z').toUpperCase()}`)
  if (Number.isNaN(instant)) return undefined
  const inUtc = new Date(instant).toISOString()
  return inUtc.length === 24 ? inUtc : undefined
}
