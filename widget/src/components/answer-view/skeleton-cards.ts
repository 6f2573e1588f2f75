import { html, nothing, type TemplateResult } from 'lit'

/** Answers to these show cards. */
const showsCards: ReadonlySet<string> = new Set(['product_search', 'product_similar', 'refine', 'image_search'])

const card = html`<div class="bone card"><div class="bone picture"></div><div class="bone line"></div><div class="bone line short"></div></div>`

/** What stands where the cards of the answer will be. */
export const skeletonCards = (intent: string | undefined): TemplateResult | typeof nothing =>
  intent !== undefined && showsCards.has(intent)
    ? html`<div class="bones" part="skeleton">${card}${card}${card}${card}</div>`
    : nothing
