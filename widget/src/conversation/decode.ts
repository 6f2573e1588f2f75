/** Small readers for JSON that comes from the network or from storage: nothing in it is taken on trust. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string of at most `max` UTF-16 units, cut with an ellipsis and never in the middle of a character. */
export function text(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string') return undefined
  if (value.length <= max) return value
  const lastUnit = value.charCodeAt(max - 2)
  const splitsPair = lastUnit >= 0xd800 && lastUnit < 0xdc00
  return `${value.slice(0, splitsPair ? max - 2 : max - 1)}…`
}

export function numberFrom(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The items that `parse` understands, at most `max` of them. */
export function list<T>(value: unknown, max: number, parse: (item: unknown) => T | undefined): T[] {
  if (!Array.isArray(value)) return []
  return value
    .slice(0, max)
    .map(parse)
    .filter((item) => item !== undefined)
}

/** `{ [key]: value }`, or nothing when there is no value. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V })
}
