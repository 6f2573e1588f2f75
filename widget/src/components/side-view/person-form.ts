import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { rethrowUnexpected } from '../../conversation/failure.ts'
import type { HandoffView } from '../../conversation/handoff.ts'
import { randomId } from '../../conversation/random-id.ts'
import type { Threads } from '../../conversation/threads.ts'
import { ConnectionError } from '../../conversation/transport.ts'
import type { Language } from '../../language/language.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import '../article-passage/article-passage.ts'
import { styles } from './side-view.styles.ts'

/** Asks for a person: what it is about and how to call back, both of which may stay empty. Then says what became of it. */
export class PersonForm extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    threads: { attribute: false },
    onBack: { attribute: false },
    state: { state: true },
    answer: { state: true },
  }

  declare language: Language
  declare threads: () => Promise<Threads>
  declare onBack: () => void
  declare state: 'asking' | 'unreachable' | 'wrong' | undefined
  declare answer: HandoffView | undefined

  /** Of what this form asks for, however often it is sent. */
  readonly #messageId = randomId()

  protected override render(): TemplateResult {
    const { words } = this.language
    return html`<section class="view" part="person" aria-labelledby="title">
      <div class="top">
        <h3 id="title">${words.person}</h3>
        <button type="button" class="button back" @click=${this.onBack}>${words.back}</button>
      </div>
      ${this.answer ? nothing : this.#form()}
      <div role="status">${this.answer ? this.#outcome(this.answer) : nothing}</div>
      <p class="problem" role="alert">${this.#problem}</p>
    </section>`
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('textarea')?.focus()
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The button that was pressed has gone with its form.
    if (changed.has('answer') && this.answer) this.renderRoot.querySelector<HTMLElement>('.back')?.focus()
  }

  get #problem(): string | typeof nothing {
    const { state, language } = this
    return state === 'unreachable' || state === 'wrong' ? language.words[state] : nothing
  }

  #form(): TemplateResult {
    const { words } = this.language
    return html`<form class="form" @submit=${this.#onSubmit}>
      <label>${words.personReason}<textarea name="reason" rows="3" maxlength="2000" dir="auto"></textarea></label>
      <label>${words.personContact}<input name="contact" maxlength="300" dir="auto" autocomplete="email" /></label>
      <div class="top">
        <button type="submit" class="button main" ?disabled=${this.state === 'asking'}>${words.personSend}</button>
        <button type="button" class="button" @click=${this.onBack}>${words.cancel}</button>
      </div>
    </form>`
  }

  #outcome({ status, contact }: HandoffView): TemplateResult {
    const { words } = this.language
    const said = {
      'passed-on': words.passedOn,
      already: words.already,
      failed: words.handoffFailed,
      'not-configured': contact ? words.notConfigured : words.handoffFailed,
    }
    return html`<p>${said[status]}</p>
      ${
        contact
          ? html`<shop-clerk-article
              exportparts="article"
              .language=${this.language}
              .heading=${contact.title}
              .passage=${contact.passage}
              .url=${contact.url}
            ></shop-clerk-article>`
          : nothing
      }`
  }

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const given = Object.entries(Object.fromEntries(new FormData(event.target as HTMLFormElement)))
    const filled = given.filter(([, value]) => typeof value === 'string' && value.trim() !== '')
    this.state = 'asking'
    try {
      const threads = await this.threads()
      this.answer = await threads.handOff({ messageId: this.#messageId, ...Object.fromEntries(filled) })
      this.state = undefined
    } catch (error) {
      rethrowUnexpected(error)
      this.state = error instanceof ConnectionError ? 'unreachable' : 'wrong'
    }
  }
}
