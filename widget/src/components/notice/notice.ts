import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../language/language.ts'
import { icon } from '../../theme/all-icons.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { styles } from './notice.styles.ts'

/** Something the shopper should know of the answer, with a way to undo it or to try again. */
export class Notice extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    text: {},
    way: {},
    disabled: { type: Boolean },
    onPress: { attribute: false },
  }

  declare language: Language
  declare text: string
  /** Undefined where there is none (any more). */
  declare way: 'undo' | 'retry' | undefined
  declare disabled: boolean
  declare onPress: (event: MouseEvent) => void

  protected override render(): TemplateResult {
    const { words } = this.language
    return html`<div class="notice" part="notice">
      ${icon('info')}
      <p dir="auto">${this.text}</p>
      ${
        this.way
          ? html`<button type="button" part="notice-button" ?disabled=${this.disabled} @click=${this.onPress}>
              ${icon(this.way)}${this.way === 'undo' ? words.undo : words.tryAgain}
            </button>`
          : nothing
      }
    </div>`
  }
}
