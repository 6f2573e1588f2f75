import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../theme/all-icons.ts'

/** A line that says what did not work, with a way on where there is one. It stands in the log, which is read out. */
export function failed(message: string, way: unknown, onPress: (() => void) | undefined): TemplateResult {
  return html`<div class="failure" part="failure">
    ${icon('warning')}
    <p dir="auto">${message}</p>
    ${onPress ? html`<button type="button" @click=${onPress}>${way}</button>` : nothing}
  </div>`
}
