import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { baseStyles } from '../../theme/base.styles.ts'
import { type IconName, icon } from '../../theme/icons.ts'
import { styles } from './panel-header.styles.ts'

/** The panel's name and what can be done with the whole conversation. Deleting it asks once more. */
export class PanelHeader extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    heading: {},
    /** Whether there is a conversation to leave or to delete. */
    clearable: { type: Boolean },
    closable: { type: Boolean },
    onNew: { attribute: false },
    onDelete: { attribute: false },
    onClose: { attribute: false },
    isConfirming: { state: true },
  }

  declare heading: string
  declare clearable: boolean
  declare closable: boolean
  declare onNew: () => void
  declare onDelete: () => void
  declare onClose: () => void
  declare isConfirming: boolean

  protected override willUpdate(): void {
    if (!this.clearable) this.isConfirming = false
  }

  protected override render(): TemplateResult {
    return html`<header class="header" part="header">
        <h2><bdi>${this.heading}</bdi></h2>
        ${
          this.clearable
            ? html`${tool('compose', 'New conversation', this.onNew)}
              ${tool('trash', 'Delete this conversation', () => {
                this.isConfirming = true
              })}`
            : nothing
        }
        ${this.closable ? tool('close', 'Close', this.onClose) : nothing}
      </header>
      ${this.isConfirming ? this.#confirmation() : nothing}`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('isConfirming')) return
    // Forth to the question, back to what asked it.
    const next = this.isConfirming ? '.keep' : changed.get('isConfirming') ? '.trash' : undefined
    if (next) this.renderRoot.querySelector<HTMLElement>(next)?.focus()
  }

  #confirmation(): TemplateResult {
    return html`<div class="confirm" role="group" aria-label="Delete this conversation?" @keydown=${this.#onKeyDown}>
      <p>Delete this conversation?</p>
      <button
        type="button"
        class="delete"
        @click=${() => {
          this.isConfirming = false
          this.onDelete()
        }}
      >
        Delete
      </button>
      <button type="button" class="keep" @click=${this.#keep}>Keep it</button>
    </div>`
  }

  #keep(): void {
    this.isConfirming = false
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    // It closes the question, not the panel.
    event.preventDefault()
    event.stopPropagation()
    this.#keep()
  }
}

function tool(name: IconName, label: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="tool ${name}" title=${label} aria-label=${label} @click=${onClick}>
    ${icon(name)}
  </button>`
}
