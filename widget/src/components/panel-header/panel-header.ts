import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Language } from '../../language/language.ts'
import type { Words } from '../../language/words.ts'
import { type IconName, icon } from '../../theme/all-icons.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { styles } from './panel-header.styles.ts'

/**
 * The panel's name and what can be done with the whole conversation. Deleting it asks once more. What is always there
 * stands last, so that it does not move when the rest comes.
 */
export class PanelHeader extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    heading: {},
    /** Whether there is a conversation to leave or to delete. */
    clearable: { type: Boolean },
    closable: { type: Boolean },
    /** Whether there are earlier conversations to go back to. */
    hasEarlier: { type: Boolean },
    onNew: { attribute: false },
    onEarlier: { attribute: false },
    onPerson: { attribute: false },
    onDelete: { attribute: false },
    onClose: { attribute: false },
    isConfirming: { state: true },
  }

  declare language: Language
  declare heading: string
  declare clearable: boolean
  declare closable: boolean
  declare hasEarlier: boolean
  declare onNew: () => void
  declare onEarlier: () => void
  declare onPerson: () => void
  declare onDelete: () => void
  declare onClose: () => void
  declare isConfirming: boolean

  protected override willUpdate(): void {
    if (!this.clearable) this.isConfirming = false
  }

  protected override render(): TemplateResult {
    const { words } = this.language
    return html`<header class="header" part="header">
        <h2><bdi>${this.heading}</bdi></h2>
        ${this.hasEarlier ? tool('history', words.earlier, this.onEarlier) : nothing}
        ${
          this.clearable
            ? html`${tool('compose', words.newConversation, this.onNew)}
              ${tool('trash', words.deleteConversation, () => {
                this.isConfirming = true
              })}`
            : nothing
        }
        ${tool('person', words.person, this.onPerson)}
        ${this.closable ? tool('close', words.close, this.onClose) : nothing}
      </header>
      ${this.isConfirming ? this.#confirmation(words) : nothing}`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('isConfirming')) return
    // Forth to the question, back to what asked it.
    const next = this.isConfirming ? '.keep' : changed.get('isConfirming') ? '.trash' : undefined
    if (next) this.renderRoot.querySelector<HTMLElement>(next)?.focus()
  }

  #confirmation(words: Words): TemplateResult {
    return html`<div class="confirm" role="group" aria-label=${words.askDelete} @keydown=${this.#onKeyDown}>
      <p>${words.askDelete}</p>
      <button
        type="button"
        class="delete"
        @click=${() => {
          this.isConfirming = false
          this.onDelete()
        }}
      >
        ${words.delete}
      </button>
      <button type="button" class="keep" @click=${this.#keep}>${words.keep}</button>
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
  return html`<button type="button" class="tool ${name}" part="tool" title=${label} aria-label=${label} @click=${onClick}>
    ${icon(name)}
  </button>`
}
