import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { words as english } from '../../language/en.ts'
import type { Language } from '../../language/language.ts'
import type { FirstWords, Words } from '../../language/words.ts'
import { icon } from '../../theme/all-icons.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { styles } from './picture-field.styles.ts'
import { kinds, refusalOf } from './refusal.ts'

/** Longest edge of the small picture that is shown (CSS pixels), twice as many for sharp screens. */
const previewEdge = 64 * 2

/** The picture that goes with a message: choosing one or taking it, looking at it, removing it again. */
export class PictureField extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    offered: { attribute: false },
    onChange: { attribute: false },
    picture: { state: true },
    problem: { state: true },
  }

  declare language: Language<FirstWords>
  /** A file that was pasted or dropped. */
  declare offered: File | undefined
  declare onChange: (picture: File | undefined) => void
  declare picture: File | undefined
  declare problem: 'pictureKinds' | 'pictureTooLarge' | undefined

  /** Opens the browser's own dialogue. Where a camera is at hand, both ways are offered instead. */
  async choose(): Promise<void> {
    await this.updateComplete
    if (!matchMedia('(pointer: coarse)').matches) this.#input('files')?.click()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('offered') && this.offered) this.#take(this.offered)
  }

  get #words(): Words {
    const { words } = this.language
    return 'pictureKinds' in words ? (words as Words) : english
  }

  protected override render(): TemplateResult {
    const words = this.#words
    return html`<div class="field" part="picture-field">
      ${this.picture ? this.#preview(this.picture) : this.#ways()}
      <p class="problem" role="alert">${this.problem ? words[this.problem] : nothing}</p>
      <button type="button" class="remove" title=${words.pictureRemove} aria-label=${words.pictureRemove} @click=${this.#remove}>
        ${icon('close')}
      </button>
    </div>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('picture') && this.picture) void this.#draw(this.picture)
  }

  #preview(picture: File): TemplateResult {
    return html`<canvas width="0" height="0" role="img" aria-label=${this.#words.picture}></canvas>
      <bdi class="name">${picture.name}</bdi>`
  }

  #ways(): TemplateResult {
    const words = this.#words
    return html`<input id="files" type="file" accept=${kinds.join()} aria-label=${words.pictureChoose} hidden @change=${this.#onFiles} />
      <input id="camera" type="file" accept=${kinds.join()} capture="environment" aria-label=${words.pictureTake} hidden @change=${this.#onFiles} />
      <button type="button" class="way" @click=${() => this.#input('files')?.click()}>${words.pictureChoose}</button>
      <button type="button" class="way camera" @click=${() => this.#input('camera')?.click()}>${words.pictureTake}</button>`
  }

  #input(id: 'files' | 'camera'): HTMLInputElement | null {
    return this.renderRoot.querySelector(`#${id}`)
  }

  #onFiles(event: Event): void {
    const [file] = (event.target as HTMLInputElement).files ?? []
    if (file) this.#take(file)
  }

  #take(file: File): void {
    this.problem = refusalOf(file)
    if (this.problem) return
    this.picture = file
    this.onChange(file)
  }

  #remove(): void {
    this.picture = undefined
    this.problem = undefined
    this.onChange(undefined)
  }

  /** Drawn, and not shown by an address: a strict policy lets no blob: pictures in. */
  async #draw(picture: File): Promise<void> {
    const canvas = this.renderRoot.querySelector('canvas')
    // What cannot be decoded here may still be one for the service.
    const bitmap = await createImageBitmap(picture).catch(() => undefined)
    if (!canvas || !bitmap || this.picture !== picture) return
    const scale = Math.min(1, previewEdge / Math.max(bitmap.width, bitmap.height))
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
  }
}

define('shop-clerk-picture', PictureField)
