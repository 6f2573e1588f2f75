import type { AnswerContext } from '../chat/answer.ts'
import type { Shop } from './dependencies.ts'
import { joined } from './format.ts'

/** Says which limits were understood and are not kept, and why. */
export function emitUnapplied({ understanding, emit }: AnswerContext, shop: Shop): void {
  const unapplied = understanding.unapplied ?? []
  const texts = (...kinds: readonly string[]): string[] =>
    unapplied.flatMap(({ kind, text }) => (kinds.includes(kind) ? [`“${text}”`] : []))
  const amounts = texts('currency')
  if (amounts.length > 0) {
    const text = `Prices here are in ${shop.currency}, so I set no limit for ${joined(amounts)}. Tell me the amount in ${shop.currency} and I will keep to it.`
    emit({ type: 'notice', kind: 'limit-not-applied', text })
  }
  const stars = texts('rating', 'reviews')
  if (stars.length > 0) {
    const text = `I can't filter by stars or numbers of reviews, so ${joined(stars)} is not kept to. I can show the best rated first.`
    emit({ type: 'notice', kind: 'limit-not-applied', text })
  }
}
