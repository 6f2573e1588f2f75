import { html, LitElement, type TemplateResult } from 'lit'
import type { Labelled } from '../../conversation/protocol.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { icon } from '../../theme/icons.ts'
import { styles } from './chip-list.styles.ts'

/** The limits of a search. In the newest answer each can be removed; in older ones they only tell what was searched. */
export class ChipList extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    chips: { attribute: false },
    removable: { type: Boolean },
    disabled: { type: Boolean },
    onRemove: { attribute: false },
  }

  declare chips: readonly Labelled[]
  declare removable: boolean
  declare disabled: boolean
  declare onRemove: (chip: Labelled, event: MouseEvent) => void

  protected override render(): TemplateResult {
    return html`<ul class="chips" part="chips" role="list" aria-label="Limits of this search">
      ${this.chips.map((chip) => html`<li>${this.removable ? this.#button(chip) : label(chip)}</li>`)}
    </ul>`
  }

  #button(chip: Labelled): TemplateResult {
    return html`<button
      type="button"
      class="chip"
      part="chip"
      aria-label="Remove ${chip.label}"
      ?disabled=${this.disabled}
      @click=${(event: MouseEvent) => this.onRemove(chip, event)}
    >
      <bdi>${chip.label}</bdi>${icon('close')}
    </button>`
  }
}

const label = (chip: Labelled) => html`<span class="chip past" part="chip"><bdi>${chip.label}</bdi></span>`
