import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Earlier } from '../../conversation/earlier.ts'
import type { Threads } from '../../conversation/threads.ts'
import type { Language } from '../../language/language.ts'
import { icon } from '../../theme/all-icons.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { styles } from './side-view.styles.ts'

/** The conversations that were left: going back to one, deleting one, deleting all. Deleting all asks once more. */
export class EarlierList extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    conversations: { attribute: false },
    threads: { attribute: false },
    onBack: { attribute: false },
    isConfirming: { state: true },
  }

  declare language: Language
  declare conversations: readonly Earlier[]
  declare threads: () => Promise<Threads>
  declare onBack: () => void
  declare isConfirming: boolean

  protected override render(): TemplateResult {
    const { words } = this.language
    return html`<section class="view" part="earlier" aria-labelledby="title">
      <div class="top">
        <h3 id="title">${words.earlier}</h3>
        <button type="button" class="button back" @click=${this.onBack}>${words.back}</button>
      </div>
      ${
        this.conversations.length === 0
          ? html`<p role="status">${words.noneEarlier}</p>`
          : html`<ul role="list">${this.conversations.map((earlier) => html`<li>${this.#row(earlier)}</li>`)}</ul>
              ${this.isConfirming ? this.#confirmation() : this.#deleteAll()}`
      }
    </section>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Forth to the way out of the question, back to what asked it.
    if (changed.has('isConfirming')) {
      this.renderRoot.querySelector<HTMLElement>(this.isConfirming ? '.keep' : '.all')?.focus()
    }
    if (!changed.has('conversations')) return
    const before = changed.get('conversations')?.length ?? 0
    const now = this.conversations.length
    // The list may come after the view; whoever deletes one is left beside those that are there.
    if (before !== now || now === 0) this.renderRoot.querySelector<HTMLElement>(now > 0 ? '.pick' : '.back')?.focus()
  }

  #row(earlier: Earlier): TemplateResult {
    const { words } = this.language
    const name = words.deleteNamed(earlier.title)
    return html`<div class="row">
      <button type="button" class="pick" @click=${() => this.#goBackTo(earlier)}>
        <bdi>${earlier.title}</bdi><span class="when">${this.#when(earlier.leftAt)}</span>
      </button>
      <button type="button" class="bin" title=${name} aria-label=${name} @click=${() => this.#delete([earlier])}>
        ${icon('trash')}
      </button>
    </div>`
  }

  /** The list came of the same code: it is there. */
  async #goBackTo(earlier: Earlier): Promise<void> {
    const threads = await this.threads()
    threads.goBackTo(earlier)
    this.onBack()
  }

  async #delete(all: readonly Earlier[]): Promise<void> {
    const threads = await this.threads()
    await threads.deleteEarlier(all.map(({ conversationId }) => conversationId))
  }

  #when(leftAt: number): string {
    return new Intl.DateTimeFormat(this.language.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(leftAt)
  }

  #deleteAll(): TemplateResult | typeof nothing {
    if (this.conversations.length < 2) return nothing
    return html`<div>
      <button
        type="button"
        class="button danger all"
        @click=${() => {
          this.isConfirming = true
        }}
      >
        ${this.language.words.deleteAll}
      </button>
    </div>`
  }

  #confirmation(): TemplateResult {
    const { words } = this.language
    const answered = (all: readonly Earlier[]) => () => {
      this.isConfirming = false
      if (all.length > 0) void this.#delete(all)
    }
    return html`<div class="top" role="group" aria-label=${words.askDeleteAll}>
      <p>${words.askDeleteAll}</p>
      <button type="button" class="button danger" @click=${answered(this.conversations)}>${words.deleteAll}</button>
      <button type="button" class="button keep" @click=${answered([])}>${words.cancel}</button>
    </div>`
  }
}
