import { toMajorUnits } from '../../../../src/catalogue/money.ts'
import type { Money } from '../../conversation/protocol.ts'

/** An amount as it is read in `locale`; its currency's own number of decimals. */
export function formatPrice({ amount, currency }: Money, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(toMajorUnits(amount, currency))
}

/** The language of the page, which is what its prices are written in. English when it names none that is known. */
export function pageLocale(language: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)[0] ?? 'en'
  } catch (error) {
    if (error instanceof RangeError) return 'en'
    throw error
  }
}
