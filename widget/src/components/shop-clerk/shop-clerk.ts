import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ChunkError, load } from '../../chunks.ts'
import type { Message } from '../../conversation/conversation-controller.ts'
import { allowed, storageKey } from '../../conversation/storage-key.ts'
import type { Language } from '../../language/language.ts'
import type { FirstWords } from '../../language/words.ts'
import { scriptAddress } from '../../script-address.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { firstIcon } from '../../theme/icons.ts'
import type { Composer } from '../composer/composer.ts'
import { resolveEndpoint } from './endpoint.ts'
import type { PanelContent } from './panel-content.ts'
import { isOn, properties, suggestionsFrom } from './properties.ts'
import { styles } from './shop-clerk.styles.ts'
import { english, languageOf } from './spoken-language.ts'

/** As wide as the widest phones: there the panel takes the whole screen. */
const phone = '(max-width: 480px)'

const talk = () => import('../../talk.ts')

/**
 * The shop's clerk: `<shop-clerk>` is a button that opens a panel, `<shop-clerk mode="inline">` fills its container.
 * Attributes, properties, methods, events, parts and CSS properties: README, Widget; types: `widget/shop-clerk.d.ts`.
 * While nothing has been said the element has the state `empty` (`:state(empty)` in CSS).
 */
export class ShopClerk extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = properties

  declare mode: 'launcher' | 'inline'
  declare endpoint: string | undefined
  declare locale: string | undefined
  /** Unset: as the page and the system have it. */
  declare theme: 'light' | 'dark' | undefined
  declare heading: string | undefined
  declare greeting: string | undefined
  declare placeholder: string | undefined
  declare suggestions: readonly string[]
  /** `off` leaves out what was asked of the search engine. */
  declare queries: 'on' | 'off'
  /** Whether cards have a button that puts their product into the page's basket. */
  declare cart: boolean
  /** Whether the panel is open: the attribute `open`. */
  declare isOpen: boolean
  /** What stands in place of the conversation. */
  declare view: 'earlier' | 'person' | undefined
  /** Whether the panel's own code could not be had. */
  declare isContentMissing: boolean

  readonly #internals = this.attachInternals()
  #language: Language<FirstWords> = english
  #speaking: Promise<void> | undefined
  #content: PanelContent | undefined
  #loading: Promise<void> | undefined
  /** What was typed and where the reader was are still there when the panel is opened again. */
  #wasOpened = false
  #leaveKeyboard: (() => void) | undefined

  constructor() {
    super()
    this.mode = 'launcher'
    this.suggestions = []
    this.queries = 'on'
    this.cart = false
    this.isOpen = false
  }

  /** Opens the panel; what is inline is always open. */
  get open(): () => void {
    return this.#open
  }

  set open(value: unknown) {
    this.isOpen = isOn(value)
  }

  #open = (): void => {
    this.isOpen = true
  }

  /** Closes the panel. */
  close(): void {
    this.isOpen = false
  }

  /**
   * Says `text` as the shopper would. The message's id; undefined when there is nothing to say, an answer is still
   * coming, or the widget could not be loaded.
   */
  async send(text: string): Promise<string | undefined> {
    if (this.mode !== 'inline') this.isOpen = true
    return text.trim() === '' ? undefined : this.#send({ text: text.trim() })
  }

  /** Leaves the conversation and begins another one. */
  async reset(): Promise<void> {
    await this.#load()
    this.view = undefined
    this.#content?.controller.startNew()
  }

  /** The service that is spoken with. */
  get service(): URL {
    return resolveEndpoint(this.endpoint, scriptAddress, location.href)
  }

  /** Tells the page what happens. */
  tell(name: 'open' | 'close' | 'message' | 'feedback', detail?: object): void {
    this.dispatchEvent(new CustomEvent(`shopclerk:${name}`, { bubbles: true, composed: true, detail }))
  }

  override connectedCallback(): void {
    this.#speak()
    super.connectedCallback()
    addEventListener('online', this.#onNetwork)
    addEventListener('offline', this.#onNetwork)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#leaveKeyboard?.()
    removeEventListener('online', this.#onNetwork)
    removeEventListener('offline', this.#onNetwork)
  }

  #onNetwork = (): void => this.requestUpdate()

  /** Nothing is drawn before there are words for it. */
  protected override async scheduleUpdate(): Promise<unknown> {
    if (this.#speaking) await this.#speaking
    return super.scheduleUpdate()
  }

  #speak(): void {
    const language = languageOf(this, this.locale)
    if (!(language instanceof Promise)) this.#language = language
    else {
      this.#speaking = language.then((loaded) => {
        this.#speaking = undefined
        this.#language = loaded
        this.#content?.speak(loaded)
        this.requestUpdate()
      })
    }
    this.#content?.speak(this.#language)
  }

  get #composer(): Composer | null {
    return this.renderRoot.querySelector('shop-clerk-composer')
  }

  /** Nothing was said, as far as can be told before the conversation is loaded. */
  get #isEmpty(): boolean {
    const isStored = () => allowed(() => localStorage?.getItem(storageKey(this.service))) != null
    return this.#content?.isLoaded ? this.#content.isEmpty : !isStored()
  }

  /** Nothing is shown but the field and what invites to write in it. */
  get #isBare(): boolean {
    return this.#isEmpty && this.view === undefined
  }

  /** Loads what the panel has in it. When it cannot be had that is said, with a way to try again. */
  #load = (): Promise<void> => {
    this.#loading ??= this.#loadContent().finally(() => {
      this.#loading = undefined
    })
    return this.#loading
  }

  async #loadContent(): Promise<void> {
    if (this.#content) return this.#content.controller.loaded
    try {
      const { PanelContent } = await load(talk)
      await this.#speaking
      this.#content = new PanelContent(this, this.#language)
      this.#followKeyboard()
      this.isContentMissing = false
      this.requestUpdate()
      await this.#content.controller.loaded
    } catch (error) {
      if (!(error instanceof ChunkError)) throw error
      this.isContentMissing = true
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#wasOpened ||= this.isOpen
    // Frameworks set properties to the text that a page would write as an attribute.
    if (changed.has('suggestions')) this.suggestions = suggestionsFrom(this.suggestions)
    this.cart = isOn(this.cart)
    this.#internals.states[this.#isBare ? 'add' : 'delete']('empty')
    if (changed.has('endpoint') && this.hasUpdated) this.#content?.controller.turnTo()
    if (changed.has('locale') && this.hasUpdated) this.#speak()
    const isSeen = this.#wasOpened || this.mode === 'inline'
    if (isSeen && !this.#content && !this.isContentMissing) void this.#load()
  }

  protected override render(): TemplateResult {
    const { words, lang } = this.#language
    const heading = this.heading ?? words.heading
    if (this.mode === 'inline') {
      return html`<section class="panel ${this.#isBare ? 'empty' : ''}" part="panel" aria-label=${heading}>
        ${this.#body(heading)}
      </section>`
    }
    return html`<button
        type="button"
        class="launcher"
        part="launcher"
        lang=${lang}
        aria-label=${heading}
        aria-haspopup="dialog"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${this.#open}
        @pointerenter=${this.#load}
        @focus=${this.#load}
      >
        <slot name="launcher">${firstIcon('chat')}</slot>
      </button>
      <dialog class="panel" part="panel" lang=${lang} aria-label=${heading} @close=${this.#onClosed} @keydown=${this.#onKeyDown}>
        ${this.#wasOpened ? this.#body(heading) : nothing}
      </dialog>`
  }

  #body(heading: string): TemplateResult {
    const { words, direction, lang } = this.#language
    const content = this.#content
    const greeting = this.#isEmpty
      ? html`<p class="greeting" part="greeting" dir="auto">${this.greeting ?? words.greeting}</p>`
      : nothing
    return html`<div class="body" dir=${direction} lang=${lang}>
      ${content ? content.above(heading, greeting) : html`<div class="soon">${greeting}</div>`}
      <p class="problem" role="status">${this.isContentMissing ? this.#missing() : nothing}${navigator.onLine ? nothing : words.offline}</p>
      <shop-clerk-composer
        exportparts="composer, input, send, stop, attach, picture-field"
        .language=${this.#language}
        .placeholder=${this.placeholder ?? words.placeholder}
        .attachment=${content?.attachment}
        .busy=${content?.controller.isBusy ?? false}
        .onSend=${(text: string, picture: File | undefined) => void this.#sendOrGiveBack({ text, picture })}
        .onStop=${() => void content?.controller.stop()}
      ></shop-clerk-composer>
      ${content?.below()}
    </div>`
  }

  #missing(): TemplateResult {
    const { notLoaded, tryAgain } = this.#language.words
    return html`${notLoaded} <button type="button" class="again" @click=${this.#load}>${tryAgain}</button>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('isOpen') && this.mode !== 'inline') this.#toggle(changed.get('isOpen') === true)
  }

  #toggle(wasOpen: boolean): void {
    const dialog = this.renderRoot.querySelector('dialog')
    if (this.isOpen && dialog && !dialog.open) {
      if (matchMedia(phone).matches) dialog.showModal()
      else dialog.show()
      this.#followKeyboard()
      this.#composer?.focus()
      this.tell('open')
    }
    if (!this.isOpen && wasOpen) {
      const wasInside = this.shadowRoot?.activeElement
      // The browser gives the focus back to what had it when the panel was opened, if that was anything.
      dialog?.close()
      this.#leaveKeyboard?.()
      if (wasInside && document.activeElement === document.body) {
        this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus()
      }
      this.tell('close')
    }
  }

  /** On a phone; both when the panel is opened and when there is the code for it. */
  #followKeyboard(): void {
    const dialog = this.renderRoot.querySelector('dialog')
    if (!dialog?.matches(':modal')) return
    this.#leaveKeyboard?.()
    this.#leaveKeyboard = this.#content?.followKeyboard(dialog)
  }

  async #send(message: Message): Promise<string | undefined> {
    await this.#load()
    return this.#content?.send(message)
  }

  /** What could not be sent stands in the field again. */
  async #sendOrGiveBack(message: Message): Promise<void> {
    if ((await this.#send(message)) === undefined && this.#composer) this.#composer.text = message.text
  }

  /** The browser closed it. Its event comes late: by then the panel may have been opened again. */
  #onClosed(event: Event): void {
    if (!(event.target as HTMLDialogElement).open) this.isOpen = false
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    this.close()
  }
}
