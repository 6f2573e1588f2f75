import { phrases, wordSet } from '../phrases.ts'
import type { Span, Taken } from '../spans.ts'
import { isFree } from '../spans.ts'
import type { Sort } from '../understanding.ts'
import type { Word } from '../words.ts'

/** An order, or a price relative to what was shown. */
type Meaning = Sort | 'lower' | 'higher'

const orders = phrases<Meaning>([
  [
    'price_asc',
    `
      cheap ones first, cheapest ones first, cheaper ones first, cheapest to priciest, cheapest to most expensive, cheap to pricey,
      cheapest, the cheapest, cheapest first, lowest price, lowest priced, lowest prices, lowest cost, lowest first,
      lowest price first, low to high, lowest to highest, price ascending, price low to high, ascending price, least
      expensive, most affordable, most inexpensive, cheap to expensive, price asc, cheepest, cheap first, cheap,
      inexpensive, affordable, low cost, low-cost, low price, low priced, budget-friendly, budget friendly, not
      expensive, not too expensive, not so expensive, not very expensive, wallet friendly, best price, best prices, by
      price, on price, by price low to high, price lowest first, price low first
    `,
  ],
  [
    'price_desc',
    `
      expensive ones first, priciest ones first, dearest ones first, expensive ones on top, priciest to cheapest, most expensive to cheapest, the priciest,
      most expensive, the most expensive, priciest, dearest, highest price, highest priced, highest prices, high to
      low, highest to lowest, price descending, price high to low, highest price first, highest first, expensive
      first, expensive to cheap, most expensive first, by price high to low, price desc
    `,
  ],
  [
    'newest',
    `
      newest, the newest, newest first, latest, the latest, latest first, most recent, most recent first, new
      arrivals, newly released, recently released, by date, by newest, by release date, by age, new releases, just
      released
    `,
  ],
  [
    'rating',
    `
      best rated, best-rated, top rated, top-rated, highest rated, highest-rated, highly rated, highly-rated, well
      rated, best rated first, top rated first, highest rated first, best reviewed, best-reviewed, well reviewed, by
      rating, by ratings, by reviews, by review, by stars, by customer rating, best reviews, good reviews, great
      reviews, best ratings, good ratings, strong ratings, great ratings, highest rating, highest ratings, good
      rating, good feedback, excellent reviews, positive reviews, highest rating first, best
      rating
    `,
  ],
  [
    'lower',
    `
      less than that, less than this, less than these, less than those, cheaper, cheeper, less expensive, something cheaper, anything cheaper, more affordable, lower price, lower
      priced, lower prices, too expensive, too pricey, too pricy, too costly, too dear, so expensive, less pricey,
      less costly, very expensive, a bit pricey, a bit expensive, a little expensive, bit expensive, bit pricey,
      pricey, over my budget, cheaper than these, cheaper than those, cheaper than that, cheaper than this, cheaper
      than them, cheaper than it, out of my budget, above my budget, beyond my budget, over budget, cant afford that,
      cant afford these, out of budget, lower budget, for less, for less money, more budget friendly, thats too much,
      too much money, costs too much
    `,
  ],
  [
    'higher',
    `
      more expensive, pricier, dearer, higher price, higher priced, higher end, higher-end, more upmarket, too cheap,
      more premium, more high end
    `,
  ],
])

const leads = wordSet(
  'sort sorted order ordered rank ranked arrange by the list them it results starting start with show me first put',
)

export interface SortReading {
  sort: Sort | undefined
  /** 'cheaper' or 'more expensive' than what was shown. */
  relativePrice: 'lower' | 'higher' | undefined
  spans: Span[]
}

/**
 * Reads an order ('cheapest first', 'sort by rating') or a relative price ('cheaper', 'too expensive').
 * 'cheap' is an order, not a limit: no amount is meant. Of several, the last counts.
 */
export function readSort(words: readonly Word[], taken: Taken): SortReading {
  const reading: SortReading = { sort: undefined, relativePrice: undefined, spans: [] }
  for (let index = 0; index < words.length; ) {
    const found = orders.at(words, index)
    const span = { start: index, end: index + (found?.length ?? 1) }
    if (found !== undefined && isFree(taken, span) && !isOfOne(words, span, found.meaning)) {
      if (found.meaning === 'lower' || found.meaning === 'higher') reading.relativePrice = found.meaning
      else reading.sort = found.meaning
      reading.spans.push(withLeads(words, span), ...firstAfter(words, span.end))
    }
    index = span.end
  }
  return reading
}

/** 'the cheaper one' and 'the cheapest one' are products that were shown; 'not cheap' is no order. */
function isOfOne(words: readonly Word[], { start, end }: Span, meaning: Meaning): boolean {
  // 'compare the cheapest and the most expensive' speaks of two products.
  if (isComparing(words) && (meaning === 'price_asc' || meaning === 'price_desc')) return true
  // 'the cheapest of these' is one of those shown.
  if (words[end]?.text === 'of' && /^(?:these|those|them|the)$/.test(words[end + 1]?.text ?? '')) return true
  if (meaning === 'price_asc' && /^(?:cheap|affordable|inexpensive)$/.test(words[start]?.text ?? '')) {
    return /^(?:not|no|isnt|without)$/.test(words[start - 1]?.text ?? '')
  }
  return words[end]?.text === 'one' && (words[start]?.text === 'the' || words[start - 1]?.text === 'the')
}

const isComparing = (words: readonly Word[]): boolean =>
  words.some(({ text }) => /^(?:compare|comparison|versus|vs|difference)$/.test(text))

/** Takes 'sort by … first' with the order. */
function withLeads(words: readonly Word[], { start, end }: Span): Span {
  let from = start
  while (from > 0 && start - from < 4 && leads.has(words[from - 1]?.text ?? '')) from--
  const isSorting = words
    .slice(from, start)
    .some(({ text }) => /^(?:sort|sorted|order|ordered|rank|ranked|arrange)$/.test(text))
  let after = end
  while (after < end + 2 && /^(?:first|ones|please)$/.test(words[after]?.text ?? '')) after++
  return { start: isSorting ? from : start, end: after }
}

/** The 'first' of 'newest laptops first'. */
function firstAfter(words: readonly Word[], from: number): Span[] {
  for (let index = from; index < from + 4; index++) {
    const next = words[index + 1]
    if (words[index]?.text === 'first' && (next === undefined || next.kind === 'mark' || next.text === 'please')) {
      return [{ start: index, end: index + 1 }]
    }
  }
  return []
}
