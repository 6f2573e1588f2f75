import { html, LitElement, type TemplateResult } from 'lit'
import type { Labelled } from '../../conversation/protocol.ts'
import type { Language } from '../../language/language.ts'
import { icon } from '../../theme/all-icons.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { styles } from './chip-list.styles.ts'

/** The limits of a search. In the newest answer each can be removed; in older ones they only tell what was searched. */
export class ChipList extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    chips: { attribute: false },
    removable: { type: Boolean },
    disabled: { type: Boolean },
    onRemove: { attribute: false },
  }

  declare language: Language
  declare chips: readonly Labelled[]
  declare removable: boolean
  declare disabled: boolean
  declare onRemove: (chip: Labelled, event: MouseEvent) => void

  protected override render(): TemplateResult {
    return html`<ul class="chips" part="chips" role="list" aria-label=${this.language.words.limits}>
      ${this.chips.map((chip) => html`<li>${this.removable ? this.#button(chip) : label(chip)}</li>`)}
    </ul>`
  }

  #button(chip: Labelled): TemplateResult {
    return html`<button
      type="button"
      class="chip"
      part="chip"
      aria-label=${this.language.words.remove(chip.label)}
      ?disabled=${this.disabled}
      @click=${(event: MouseEvent) => this.onRemove(chip, event)}
    >
      <bdi>${chip.label}</bdi>${icon('close')}
    </button>`
  }
}

const label = (chip: Labelled) => html`<span class="chip past" part="chip"><bdi>${chip.label}</bdi></span>`
