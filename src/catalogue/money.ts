const fractionDigits = new Map<string, number>()

/** How many decimal places a currency's major unit has (ISO 4217): 2 for USD, 0 for JPY. */
export function minorUnitDigits(currency: string): number {
  let digits = fractionDigits.get(currency)
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    fractionDigits.set(currency, digits)
  }
  return digits
}

/** An amount as people type it (29.99) as an integer in the currency's minor units (2999), rounded to the nearest. */
export function toMinorUnits(major: number, currency: string): number {
  // Multiplying alone would make 2998.9999999999995 of 29.99.
  return Math.round(Number(`${major}e${minorUnitDigits(currency)}`))
}

/** An integer in minor units (2999) as the number that people read (29.99). */
export function toMajorUnits(minor: number, currency: string): number {
  return Number(`${minor}e-${minorUnitDigits(currency)}`)
}
