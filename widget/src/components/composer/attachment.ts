import { html, nothing, type TemplateResult } from 'lit'
import { Chunks } from '../../chunks.ts'
import type { Language } from '../../language/language.ts'
import { icon } from '../../theme/all-icons.ts'
import type { PictureField } from '../picture-field/picture-field.ts'
import type { Composer } from './composer.ts'

const pictureField = () => import('../picture-field/picture-field.ts')

/** The picture that goes with what is written: chosen, taken, pasted or dropped. */
export class Attachment {
  picture: File | undefined
  language: Language
  readonly #composer: Composer
  readonly #chunks: Chunks
  /** What was pasted or dropped and is not yet looked at. */
  #offered: File | undefined
  #isOpen = false

  constructor(composer: Composer, language: Language) {
    this.#composer = composer
    this.#chunks = new Chunks(composer)
    this.language = language
    // All of the panel: what is dropped beside the field would be opened in place of the page.
    const panel = composer.getRootNode()
    panel.addEventListener('dragover', (event) => this.#onDragOver(event as DragEvent))
    panel.addEventListener('drop', (event) => this.#offer((event as DragEvent).dataTransfer?.files, event))
  }

  /** The picture, which is not here any more then. */
  take(): File | undefined {
    const { picture } = this
    this.picture = undefined
    this.#offered = undefined
    this.#isOpen = false
    return picture
  }

  button(): TemplateResult {
    const { attach } = this.language.words
    return html`<button type="button" class="attach" part="attach" title=${attach} aria-label=${attach} @click=${this.#choose}>
      ${icon('attach')}
    </button>`
  }

  field(): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing
    const { words } = this.language
    if (this.#chunks.get(pictureField) === 'failed') {
      return html`<p class="attachment" role="alert">
        ${words.notLoaded} <button type="button" class="again" @click=${() => this.#chunks.retry()}>${words.tryAgain}</button>
      </p>`
    }
    return html`<shop-clerk-picture
      class="attachment"
      exportparts="picture-field"
      .language=${this.language}
      .offered=${this.#offered}
      .onChange=${this.#onPicture}
    ></shop-clerk-picture>`
  }

  onPaste = (event: ClipboardEvent): void => this.#offer(event.clipboardData?.files, event)

  /** Without it a browser opens what is dropped in place of the page. */
  #onDragOver(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }

  #choose = async (): Promise<void> => {
    this.#isOpen = true
    this.#offered = undefined
    this.#composer.requestUpdate()
    await this.#composer.updateComplete
    await customElements.whenDefined('shop-clerk-picture')
    await this.#composer.renderRoot.querySelector<PictureField>('shop-clerk-picture')?.choose()
  }

  #offer(files: FileList | undefined, event: Event): void {
    const [file] = files ?? []
    if (!file) return
    event.preventDefault()
    this.#isOpen = true
    this.#offered = file
    this.#composer.requestUpdate()
  }

  #onPicture = (picture: File | undefined): void => {
    this.picture = picture
    if (picture === undefined) this.#isOpen = false
    this.#composer.requestUpdate()
    this.#composer.focus()
  }
}
