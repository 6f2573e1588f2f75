/** All indices of a catalogue begin with its alias. */
export const patternOf = (alias: string): string => `${alias}-*`

/** The index of a catalogue that was begun at this time: `products-20261130185501`. */
export const indexName = (alias: string, begun: Date): string =>
  `${alias}-${begun.toISOString().replaceAll(/\D/g, '').slice(0, 14)}`

/** When an index was begun, as a number that orders them; undefined for a name that is none of ours. */
export function begunAt(alias: string, index: string): number | undefined {
  const stamp = index.startsWith(`${alias}-`) ? index.slice(alias.length + 1) : ''
  return /^\d{14}$/.test(stamp) ? Number(stamp) : undefined
}

/** The alias of the index that is being built beside the live one. */
export const nextAlias = (alias: string): string => `${alias}-next`

/**
 * An index's own alias, which writes go to: with `require_alias`, a bulk request that comes after the index was dropped
 * fails, and does not make one of that name.
 */
export const writeAlias = (index: string): string => `${index}-writes`

/** Holds the lease of who builds an index. Hidden: no wildcard finds it. */
export const leaseIndex = (alias: string): string => `${alias}-lease`
