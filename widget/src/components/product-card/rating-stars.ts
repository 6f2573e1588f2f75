import { html, svg, type TemplateResult } from 'lit'
import type { Language } from '../../language/language.ts'
import { formatNumber } from '../../language/numbers.ts'

const star = 'M10 1.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L10 15.1 4.7 18l1.1-6L1.4 7.8l6-.8z'
const stars = [0, 1, 2, 3, 4].map((index) => svg`<path d=${star} transform="translate(${index * 20})" />`)

/** A rating of 0 to 5 as stars, and as words for those who do not see them. */
export function ratingStars(rating: number, count: number | undefined, language: Language): TemplateResult {
  const { locale, words } = language
  const said = words.outOfFive(formatNumber(rating, locale, { maximumFractionDigits: 1 }))
  return html`<span class="rating" part="rating">
    <svg class="stars" viewBox="0 0 100 20" role="img" aria-label=${said}>
      <g class="unlit">${stars}</g>
      <svg class="lit" width=${rating * 20} height="20" viewBox="0 0 ${rating * 20} 20">${stars}</svg>
    </svg>
    ${count === undefined ? '' : html`<span class="count">(${formatNumber(count, locale)}<span class="hidden"> ${words.ratings}</span>)</span>`}
  </span>`
}
