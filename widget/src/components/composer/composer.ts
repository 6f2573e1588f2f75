import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { baseStyles } from '../../theme/base.styles.ts'
import { icon } from '../../theme/icons.ts'
import { styles } from './composer.styles.ts'

/** The service's limit (DESIGN.md, section 10), in code points. */
const maxCharacters = 4_000
/** From here on the shopper is told how many are left. */
const countFrom = 3_600

/** Where the shopper writes. Enter sends, Shift and Enter begin a new line. */
export class Composer extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    busy: { type: Boolean },
    placeholder: {},
    text: { state: true },
    onSend: { attribute: false },
    onStop: { attribute: false },
  }

  declare busy: boolean
  declare placeholder: string
  declare text: string
  declare onSend: (text: string) => void
  declare onStop: () => void

  constructor() {
    super()
    this.text = ''
    this.placeholder = ''
  }

  override focus(options?: FocusOptions): void {
    // The field is there from the first rendering on; one that is asked for sooner waits for it.
    void this.updateComplete.then(() => this.#field?.focus(options))
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea')
  }

  get #left(): number {
    return maxCharacters - [...this.text].length
  }

  protected override render(): TemplateResult {
    const isTooLong = this.#left < 0
    return html`<form class="composer" part="composer" @submit=${this.#onSubmit}>
      <textarea
        part="input"
        rows="1"
        aria-label="Your message"
        aria-describedby="left"
        aria-invalid=${isTooLong ? 'true' : 'false'}
        autocomplete="off"
        enterkeyhint="send"
        placeholder=${this.placeholder}
        .value=${this.text}
        @input=${this.#onInput}
        @keydown=${this.#onKeyDown}
      ></textarea>
      <p id="left" class="left ${isTooLong ? 'over' : ''}" role="status">${this.#count()}</p>
      ${this.busy ? this.#stopButton() : this.#sendButton(isTooLong)}
    </form>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    const field = this.#field
    if (!changed.has('text') || !field) return
    field.style.blockSize = 'auto'
    field.style.blockSize = `${field.scrollHeight}px`
  }

  #count(): string | typeof nothing {
    if (this.#left > maxCharacters - countFrom) return nothing
    return this.#left >= 0 ? `${this.#left} left` : `${-this.#left} too many`
  }

  #sendButton(isTooLong: boolean): TemplateResult {
    return html`<button type="submit" part="send" aria-label="Send" ?disabled=${isTooLong || this.text.trim() === ''}>
      ${icon('send')}
    </button>`
  }

  #stopButton(): TemplateResult {
    return html`<button type="button" class="stop" part="stop" aria-label="Stop" @click=${this.onStop}>
      ${icon('stop')}
    </button>`
  }

  #onInput(event: InputEvent): void {
    this.text = (event.target as HTMLTextAreaElement).value
  }

  #onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, Enter chooses what it offers (229: how Safari tells).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    this.#send()
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault()
    this.#send()
  }

  #send(): void {
    const text = this.text.trim()
    if (text === '' || this.#left < 0 || this.busy) return
    this.text = ''
    this.onSend(text)
  }
}
