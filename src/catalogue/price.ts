import { minorUnitDigits } from './money.ts'
import type { Money } from './product.ts'
import { cleanLine } from './text.ts'

export type DecimalSign = '.' | ','

export interface PriceContext {
  /** ISO 4217 code of prices that name no currency. */
  currency: string
  /** What the feed's other prices show to be its decimal sign; undefined when they show none, or both. */
  decimalSign?: DecimalSign | undefined
}

export type PriceOutcome = { ok: true; price: Money } | { ok: false; reason: string }

/**
 * Reads a price as people and shops write it: '1,299.00 USD', '1.299,00 EUR', 'EUR 1 299,00', '£19.99', '19,-',
 * "1’299.50 CHF", '¥1500'. What is no price, or could be two, is refused: a price is never guessed.
 *
 * A single sign before exactly three digits could part thousands or be the decimal sign. When the other prices show a
 * decimal sign, the other sign parts thousands and the same one is a decimal sign. Without that, ',' parts thousands
 * ('1,299' is 1299), '.' does so only in a currency without decimals, and is refused in others: '19.990' is 19.99 to
 * some exporters. Never throws.
 */
export function parsePrice(text: string, { currency, decimalSign }: PriceContext): PriceOutcome {
  const shown = cleanLine(text)
  const refused = (what: string): PriceOutcome => ({ ok: false, reason: `'${shortened(shown)}' ${what}` })
  const [before = '', amount = '', after = ''] = parts(shown)
  if (amount === '') return refused('is not a price')
  const named = [before, after].flatMap((words) => (words === '' ? [] : [currencyOf(words, currency)]))
  if (named.includes(undefined)) return refused('is not a price')
  if (named.length === 2 && named[0] !== named[1]) return refused('names two currencies')
  const code = named[0] ?? currency
  const digits = minorUnitDigits(code)
  const number = readNumber(amount, digits, decimalSign)
  if (number === undefined) return refused('is not a price')
  if (number === 'ambiguous') return refused('can be read as two prices')
  const fraction = number.fraction.replace(/0+$/, '')
  if (fraction.length > digits) return refused(`has more decimals than ${code} has`)
  const minor = Number(number.whole + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? { ok: true, price: { amount: minor, currency: code } } : refused('is too large')
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39).toWellFormed()}…` : text)

/** What stands before the digits, the digits with their signs, and what stands after them; empty when it is none of that. */
function parts(text: string): [string, string, string] | [] {
  const first = text.search(/\d/)
  if (first === -1) return []
  const start =
    first > 0 && /[.,]/.test(text[first - 1] ?? '') && !/\p{L}/u.test(text[first - 2] ?? '') ? first - 1 : first
  let last = text.length - 1
  while (!/\d/.test(text[last] ?? '')) last--
  // '19,-' and '19.–' are whole amounts.
  const after = text.slice(last + 1).replace(/^\s*[.,][-–—]+/, '')
  return [text.slice(0, start).trim(), text.slice(start, last + 1), after.trim()]
}

/** Signs that mean one currency wherever they stand. */
const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₪': 'ILS',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
  '₴': 'UAH',
  R$: 'BRL',
  US$: 'USD',
  CA$: 'CAD',
  C$: 'CAD',
  AU$: 'AUD',
  A$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  zł: 'PLN',
  ZŁ: 'PLN',
  Kč: 'CZK',
  KČ: 'CZK',
  Ft: 'HUF',
  'Fr.': 'CHF',
  SFr: 'CHF',
}

/** Signs that several currencies share: the feed's own one of them, or else the first, where there is a usual one. */
const sharedSigns: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'MXN', 'CLP', 'COP', 'ARS', 'TWD'],
  '¥': ['JPY', 'CNY'],
}

/** The krona of three countries: without a currency of the feed's own it says too little. */
const kronor: ReadonlySet<string> = new Set(['SEK', 'NOK', 'DKK', 'ISK'])

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

function currencyOf(words: string, own: string): string | undefined {
  if (Object.hasOwn(signs, words)) return signs[words]
  const shared = Object.hasOwn(sharedSigns, words) ? sharedSigns[words] : undefined
  if (shared !== undefined) return shared.includes(own) ? own : shared[0]
  if (/^kr\.?$/i.test(words)) return kronor.has(own) ? own : undefined
  const code = words.toUpperCase()
  if (codes.has(code)) return code
  // '$ USD' and 'USD $'
  const [, inWords, sign = ''] = /^([A-Z]{3})\s?(\D{1,3})$/i.exec(words) ?? /^$/.exec(words) ?? []
  const named = inWords?.toUpperCase()
  return named !== undefined && codes.has(named) && currencyOf(sign, named) === named ? named : undefined
}

interface PlainNumber {
  whole: string
  fraction: string
}

/** Spaces of all kinds and apostrophes only ever part thousands. */
const quietSeparators = /['’‘\s\u00a0\u202f]/g

function readNumber(
  amount: string,
  currencyDigits: number,
  decimalSign: DecimalSign | undefined,
): PlainNumber | 'ambiguous' | undefined {
  const body = amount.replace(/\s+/g, ' ')
  if (/['’‘ \u00a0\u202f]/.test(body) && !/^\d{1,3}(?:['’‘ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/.test(body))
    return undefined
  const parted = body !== body.replace(quietSeparators, '')
  const text = body.replace(quietSeparators, '')
  const [, whole = '', sign, fraction = ''] = /^(\d*)(?:([.,])(\d+))?$/.exec(text) ?? []
  if (sign === undefined) return whole === '' ? grouped(text) : { whole, fraction: '' }
  if (parted || fraction.length !== 3 || whole === '' || /^0/.test(whole) || whole.length > 3) {
    return { whole: whole || '0', fraction }
  }
  if (decimalSign !== undefined) {
    return sign === decimalSign ? { whole, fraction } : { whole: whole + fraction, fraction: '' }
  }
  if (currencyDigits === 3 && sign === '.') return { whole, fraction }
  if (sign === ',' || currencyDigits === 0) return { whole: whole + fraction, fraction: '' }
  return 'ambiguous'
}

/** Thousands in groups of three (or, as in India, of two before the last three), with or without decimals. */
function grouped(text: string): PlainNumber | undefined {
  const [, whole, fraction = ''] =
    /^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text) ??
    /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(text) ??
    /^(\d{1,2}(?:,\d{2})+,\d{3})(?:\.(\d+))?$/.exec(text) ??
    []
  return whole === undefined ? undefined : { whole: whole.replace(/[.,]/g, ''), fraction }
}

/** Gathers what prices show of their feed's decimal sign. */
export class DecimalSignEvidence {
  #point = false
  #comma = false

  /** A text that is no price shows nothing. */
  add(text: string): void {
    const [, before = '', sign = '', decimals = ''] = /^\D*(\d[\d.,'’‘\s]*)?([.,])(\d+)\D*$/.exec(text) ?? []
    if (sign === '' || before.includes(sign)) return
    // '1.299' alone shows nothing, '1,299.000' and '12.9900' do.
    if (decimals.length === 3 && !/[.,'’‘\s]/.test(before)) return
    if (sign === '.') this.#point = true
    else this.#comma = true
  }

  /** Undefined when there is none, or when there is one for each. */
  get sign(): DecimalSign | undefined {
    if (this.#point === this.#comma) return undefined
    return this.#point ? '.' : ','
  }
}
