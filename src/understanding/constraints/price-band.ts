import { phrases } from '../phrases.ts'
import type { Span, Taken } from '../spans.ts'
import { isFree } from '../spans.ts'
import type { Word } from '../words.ts'

const middles = phrases<true>([
  [
    true,
    `
      mid-range, midrange, mid range, middle range, mid-priced, mid priced, midpriced, mid-price, mid price, mid-tier,
      mid tier, medium priced, medium-priced, medium price, moderately priced, moderate price, averagely priced, average
      priced, average price, reasonably priced, reasonable price, middle of the road, middle of the range, mid-level,
      not too cheap and not too expensive, not too cheap not too expensive, neither cheap nor expensive, not the cheapest
    `,
  ],
])

/**
 * Reads a wish for a price in the middle: 'mid-range', 'reasonably priced'. It is no amount; which prices are in the
 * middle, the answer works out of what is found.
 */
export function readPriceBand(words: readonly Word[], taken: Taken): { isMiddle: boolean; spans: Span[] } {
  const spans = words.flatMap((_, start): Span[] => {
    const found = middles.at(words, start)
    const span = { start, end: start + (found?.length ?? 0) }
    return found !== undefined && isFree(taken, span) ? [span] : []
  })
  return { isMiddle: spans.length > 0, spans }
}
