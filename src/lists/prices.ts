const amount =
  '(?:(?:us|ca|au)?[$£€]\\s?\\d+(?:[.,]\\d{1,3})*|\\d+(?:[.,]\\d{1,3})*\\s?(?:€|£|\\$|(?:usd|eur|gbp|dollars?|euros?|pounds?|bucks?|cents?)(?!\\p{L})))'
const limitWords =
  '(?:under|below|less than|no more than|not more than|up to|max(?:imum)?\\.?|at most|over|above|around|about)'
const priceLimit = new RegExp(`(?<!\\p{L})${limitWords}\\s+${amount}`, 'iu')
const price = new RegExp(
  `(?:\\s*(?:@|~|=|à|at|for|[-–—:,])\\s*)?(?:approx\\.?\\s*|about\\s*)?${amount}(?:\\s*(?:each|ea\\.?|per \\p{L}+|a piece|apiece|\\/\\s?\\p{L}+)(?!\\p{L}))?`,
  'giu',
)
/** '@ 2.50 each': behind this sign an amount needs no currency. */
const pricedEach = /\s*@\s*\d+[.,]\d{2}(?![\d.,])(?:\s*(?:each|ea\.?|per \p{L}+)(?!\p{L}))?/giu

/** A text without its prices, and the limit that is set on one: 'under $40' is a wish, '$3.99' what it cost somewhere. */
export function takePrices(text: string): { text: string; limit: string | undefined } {
  const limit = priceLimit.exec(text)?.[0]
  const rest = (limit === undefined ? text : text.replace(limit, ' ')).replaceAll(pricedEach, ' ')
  return {
    text: /[$£€]|\d\s?(?:usd|eur|gbp|dollar|euro|pound|buck|cent)/iu.test(rest) ? rest.replaceAll(price, ' ') : rest,
    limit,
  }
}
