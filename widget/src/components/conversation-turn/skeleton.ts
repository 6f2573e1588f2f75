import { html, type TemplateResult } from 'lit'

/** Answers to these show cards. */
const showsCards: ReadonlySet<string> = new Set(['product_search', 'product_similar', 'refine', 'image_search'])

const card = html`<div class="bone card"><div class="bone picture"></div><div class="bone line"></div><div class="bone line short"></div></div>`

/** What stands where the answer will be. */
export function skeleton(intent: string | undefined): TemplateResult {
  const cards =
    intent !== undefined && showsCards.has(intent) ? html`<div class="bones">${card}${card}${card}${card}</div>` : ''
  return html`<div class="skeleton" part="skeleton">
    <span class="hidden">One moment…</span>
    <div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>
    ${cards}
  </div>`
}
