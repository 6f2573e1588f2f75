import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Language } from '../../language/language.ts'
import type { FirstWords } from '../../language/words.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { firstIcon } from '../../theme/icons.ts'
import type { Attachment } from './attachment.ts'
import { styles } from './composer.styles.ts'

/** The service's limit (DESIGN.md, section 10), in code points. */
const maxCharacters = 4_000
/** From here on the shopper is told how many are left. */
const countFrom = 3_600

/** Where the shopper writes. Enter sends, Shift and Enter begin a new line. Pictures are chosen, pasted or dropped. */
export class Composer extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    busy: { type: Boolean },
    placeholder: {},
    text: { state: true },
    attachment: { attribute: false },
    onSend: { attribute: false },
    onStop: { attribute: false },
  }

  declare language: Language<FirstWords>
  declare busy: boolean
  declare placeholder: string
  declare text: string
  /** Undefined until its code is there. */
  declare attachment: Attachment | undefined
  declare onSend: (text: string, picture: File | undefined) => void
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
    const { words } = this.language
    const isTooLong = this.#left < 0
    return html`<form
      class="composer"
      part="composer"
      @submit=${this.#onSubmit}
    >
      ${this.attachment?.field()}
      <textarea
        part="input"
        rows="1"
        aria-label=${words.message}
        aria-describedby="left"
        aria-invalid=${isTooLong ? 'true' : 'false'}
        autocomplete="off"
        enterkeyhint="send"
        dir=${this.text === '' ? nothing : 'auto'}
        placeholder=${this.placeholder}
        .value=${this.text}
        @input=${this.#onInput}
        @keydown=${this.#onKeyDown}
        @paste=${this.attachment?.onPaste}
      ></textarea>
      ${this.attachment?.button()}
      <p id="left" class="left ${isTooLong ? 'over' : ''}" role="status">${this.#count()}</p>
      ${this.#button(this.busy ? 'stop' : 'send')}
    </form>`
  }

  /** One element for both, and never disabled: whoever pressed it by key stays on it. */
  #button(name: 'send' | 'stop'): TemplateResult {
    return html`<button
      class="act ${name}"
      part=${name}
      aria-label=${this.language.words[name]}
      aria-disabled=${name === 'stop' || this.#canSend ? 'false' : 'true'}
    >
      ${firstIcon(name)}
    </button>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    const field = this.#field
    if (!changed.has('text') || !field) return
    // An empty field is one line high: nothing is measured while the page is still being laid out.
    field.style.blockSize = this.text === '' ? '' : 'auto'
    if (this.text !== '') field.style.blockSize = `${field.scrollHeight}px`
  }

  #count(): string | typeof nothing {
    const { words } = this.language
    if (this.#left > maxCharacters - countFrom) return nothing
    return this.#left >= 0 ? words.left(this.#left) : words.tooMany(-this.#left)
  }

  get #canSend(): boolean {
    return !this.busy && this.#left >= 0 && (this.text.trim() !== '' || this.attachment?.picture !== undefined)
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
    if (this.busy && event.submitter) this.onStop()
    else this.#send()
  }

  #send(): void {
    if (!this.#canSend) return
    const { text } = this
    this.text = ''
    this.onSend(text.trim(), this.attachment?.take())
  }
}
