import { toMajorUnits } from '../../../src/catalogue/money.ts'
import type { Money } from '../conversation/protocol.ts'

/** Making a formatter takes far longer than using it, and a page has many prices. */
const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  let known = formatters.get(key)
  if (!known) {
    known = new Intl.NumberFormat([locale, 'en'], options)
    formatters.set(key, known)
  }
  return known
}

/** A number as it is read in `locale`. */
export const formatNumber = (value: number, locale: string, options: Intl.NumberFormatOptions = {}): string =>
  formatter(locale, options).format(value)

/** An amount as it is read in `locale`; its currency's own number of decimals. */
export const formatPrice = ({ amount, currency }: Money, locale: string): string =>
  formatter(locale, { style: 'currency', currency }).format(toMajorUnits(amount, currency))
