import { html, type TemplateResult } from 'lit'
import type { Language } from '../../language/language.ts'
import { formatNumber } from '../../language/numbers.ts'

const star = (x: number) =>
  `M${x + 10} 1.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L${x + 10} 15.1 ${x + 4.7} 18l1.1-6L${x + 1.4} 7.8l6-.8z`
/** All five in one path: a page may have hundreds of them. */
const fiveStars = [0, 20, 40, 60, 80].map(star).join('')

/** A rating of 0 to 5 as stars, and as words for those who do not see them. */
export function ratingStars(rating: number, count: number | undefined, { locale, words }: Language): TemplateResult {
  const said = words.outOfFive(formatNumber(rating, locale, { maximumFractionDigits: 1 }))
  const ratings = count === undefined ? '' : formatNumber(count, locale)
  return html`<span class="rating" part="rating"><svg
      class="stars"
      viewBox="0 0 100 20"
      role="img"
      aria-label=${ratings ? `${said}, ${ratings} ${words.ratings}` : said}
      ><path class="unlit" d=${fiveStars} /><svg class="lit" width=${rating * 20} height="20" viewBox="0 0 ${rating * 20} 20"
        ><path d=${fiveStars} /></svg></svg
    ><span aria-hidden="true" .textContent=${ratings && `(${ratings})`}></span></span>`
}
