import { html, LitElement, type TemplateResult } from 'lit'
import { baseStyles } from '../../theme/base.styles.ts'
import { styles } from './suggestion-list.styles.ts'

export interface Suggestion {
  label: string
  action?: string
}

/** What the shopper may say next, as buttons. */
export class SuggestionList extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    label: {},
    suggestions: { attribute: false },
    disabled: { type: Boolean },
    onPick: { attribute: false },
  }

  declare label: string
  declare suggestions: readonly Suggestion[]
  declare disabled: boolean
  declare onPick: (suggestion: Suggestion, event: MouseEvent) => void

  protected override render(): TemplateResult {
    return html`<ul class="suggestions" part="suggestions" role="list" aria-label=${this.label}>
      ${this.suggestions.map(
        (suggestion) => html`<li>
          <button
            type="button"
            part="suggestion"
            ?disabled=${this.disabled}
            @click=${(event: MouseEvent) => this.onPick(suggestion, event)}
          >
            <bdi>${suggestion.label}</bdi>
          </button>
        </li>`,
      )}
    </ul>`
  }
}
