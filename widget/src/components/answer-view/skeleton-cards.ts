import { html, type TemplateResult } from 'lit'

/** Answers to these show cards. */
const showsCards: ReadonlySet<string> = new Set(['product_search', 'product_similar', 'refine', 'image_search'])

const card = html`<div class="bone card"><div class="bone picture"></div><div class="bone line"></div><div class="bone line short"></div></div>`

/** What stands where the cards of the answer will be; where none come, what the turn has there. */
export const skeletonCards = (intent: string | undefined): TemplateResult =>
  intent !== undefined && showsCards.has(intent)
    ? html`<div class="bones" part="skeleton">${card}${card}${card}${card}</div>`
    : html`<slot></slot>`
