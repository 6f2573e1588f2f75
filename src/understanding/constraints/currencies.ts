/** The currencies that a sign or a word may stand for, ISO 4217. The catalogue's own is preferred among them. */
const meanings: Readonly<Record<string, string>> = {
  $: 'USD CAD AUD NZD SGD HKD MXN TWD',
  us$: 'USD',
  ca$: 'CAD',
  c$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  r$: 'BRL',
  dollar: 'USD CAD AUD NZD SGD HKD TWD',
  buck: 'USD CAD AUD NZD SGD HKD TWD',
  '£': 'GBP',
  quid: 'GBP',
  '€': 'EUR',
  euro: 'EUR',
  '¥': 'JPY CNY',
  yen: 'JPY',
  yuan: 'CNY',
  rmb: 'CNY',
  '₹': 'INR',
  rs: 'INR',
  rupee: 'INR',
  kr: 'SEK NOK DKK ISK',
  zł: 'PLN',
  zl: 'PLN',
  zloty: 'PLN',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  franc: 'CHF',
}

/** Codes that are no English words, so that they can be recognised whatever the catalogue's currency is. */
const codes = new Set(
  'usd eur gbp jpy cny inr cad aud nzd chf sek nok dkk pln czk huf brl mxn krw sgd hkd zar'.split(' '),
)

/**
 * Whether a sign or a word names the catalogue's currency (`own`), another one (`foreign`), or none.
 * 'pounds' is money only where the catalogue's currency is the pound: elsewhere it is a weight as
 * often, and a weight must not become a price.
 */
export function currencyNamed(text: string, own: string): 'own' | 'foreign' | undefined {
  if (text === own.toLowerCase()) return 'own'
  if (/^pounds?$/.test(text)) return own === 'GBP' ? 'own' : undefined
  if (codes.has(text)) return 'foreign'
  const word = /^(?:dollars|bucks|euros|rupees|francs|zlotys)$/.test(text) ? text.slice(0, -1) : text
  const named = Object.hasOwn(meanings, word) ? meanings[word] : undefined
  if (named === undefined) return undefined
  return named.split(' ').includes(own) ? 'own' : 'foreign'
}
