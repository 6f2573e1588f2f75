import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ConversationController } from '../../conversation/conversation-controller.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { icon } from '../../theme/icons.ts'
import { parts } from '../../theme/parts.ts'
import type { Composer } from '../composer/composer.ts'
import type { TurnHandlers } from '../conversation-turn/conversation-turn.ts'
import type { Suggestion } from '../suggestion-list/suggestion-list.ts'
import { resolveEndpoint } from './endpoint.ts'
import { scriptAddress } from './script-address.ts'
import { styles } from './shop-clerk.styles.ts'

/** As wide as the widest phones: there the panel takes the whole screen. */
const phone = '(max-width: 480px)'

/**
 * The shop's clerk: `<shop-clerk>` is a button that opens a panel, `<shop-clerk mode="inline">` fills
 * its container. While nothing has been said the element has the state `empty` (`:state(empty)` in CSS).
 *
 * Attributes: `mode`, `endpoint` (the service, when it is not where the script came from), `heading`,
 * `greeting`, `placeholder`, `suggestions` (separated by `|`), `open`, `theme` (`light` or `dark`; else
 * as the system prefers). Colours and shape come from `--shop-clerk-accent`, `-on-accent`, `-surface`,
 * `-raised`, `-text`, `-muted`, `-line`, `-radius`, `-font` and `-greeting-font`; `theme/parts.ts` lists the parts.
 *
 * Dispatches `shopclerk:open`, `shopclerk:message` (`detail`: `{ messageId, text }`) and
 * `shopclerk:product-click` (`detail`: `{ id, url }`, cancelable); all bubble and are composed.
 */
export class ShopClerk extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    mode: { reflect: true },
    endpoint: {},
    heading: {},
    greeting: {},
    placeholder: {},
    suggestions: {
      converter: {
        fromAttribute: (value: string | null) =>
          (value ?? '')
            .split('|')
            .map((text) => text.trim())
            .filter(Boolean),
      },
    },
    open: { type: Boolean, reflect: true },
  }

  declare mode: 'launcher' | 'inline'
  declare endpoint: string | undefined
  declare heading: string
  declare greeting: string
  declare placeholder: string
  declare suggestions: readonly string[]
  declare open: boolean

  readonly #conversation = new ConversationController(this, () =>
    resolveEndpoint(this.endpoint, scriptAddress, location.href),
  )

  readonly #internals = this.attachInternals()

  /** What was typed and where the reader was are still there when the panel is opened again. */
  #wasOpened = false

  readonly #handlers: TurnHandlers = {
    act: (label, action, event) => {
      this.#send(label, action)
      // The button that was pressed by key is gone or means nothing any more; a finger wants no keyboard.
      if (event.detail === 0) this.#composer?.focus()
    },
    retry: () => {
      this.#conversation.retry()
      this.#composer?.focus()
    },
    edit: () => this.#edit(),
    rate: (messageId, rating) => void this.#conversation.rate(messageId, rating),
  }

  constructor() {
    super()
    this.mode = 'launcher'
    this.heading = 'Shop clerk'
    this.greeting = 'Hello! What are you looking for?'
    this.placeholder = 'Ask for a product…'
    this.suggestions = []
  }

  /** Opens the panel; what is inline is always open. */
  show(): void {
    this.open = true
  }

  /** Closes the panel. */
  close(): void {
    this.open = false
  }

  /** Says `text` as the shopper would. False when it is empty or an answer is still coming. */
  ask(text: string): boolean {
    this.open = this.mode !== 'inline'
    return text.trim() !== '' && this.#send(text.trim(), undefined)
  }

  get #composer(): Composer | null {
    return this.renderRoot.querySelector('shop-clerk-composer')
  }

  get #isEmpty(): boolean {
    return this.#conversation.conversation.turns.length === 0
  }

  protected override render(): TemplateResult {
    if (this.mode === 'inline') {
      return html`<section class="panel ${this.#isEmpty ? 'empty' : ''}" part="panel" aria-label=${this.heading}>
        ${this.#body()}
      </section>`
    }
    return html`<button
        type="button"
        class="launcher"
        part="launcher"
        aria-label=${this.heading}
        aria-haspopup="dialog"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${this.show}
      >
        ${icon('chat')}
      </button>
      <dialog class="panel" part="panel" aria-label=${this.heading} @close=${this.#onClosed} @keydown=${this.#onKeyDown}>
        ${this.#wasOpened ? this.#body() : nothing}
      </dialog>`
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#wasOpened ||= this.open
    this.#internals.states[this.#isEmpty ? 'add' : 'delete']('empty')
    if (changed.has('endpoint') && this.hasUpdated) {
      this.#conversation.hostDisconnected()
      this.#conversation.hostConnected()
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.mode !== 'inline') this.#toggle(changed.get('open') === true)
  }

  #toggle(wasOpen: boolean): void {
    const dialog = this.renderRoot.querySelector('dialog')
    if (this.open && dialog && !dialog.open) {
      if (matchMedia(phone).matches) dialog.showModal()
      else dialog.show()
      this.#composer?.focus()
      this.#dispatch('open', undefined)
    }
    if (!this.open && wasOpen) {
      dialog?.close()
      this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus()
    }
  }

  #body(): TemplateResult {
    const { conversation, problem, isBusy } = this.#conversation
    const isInline = this.mode === 'inline'
    const starters = this.#isEmpty && this.suggestions.length > 0 ? this.#starters() : nothing
    return html`
      ${isInline && this.#isEmpty ? nothing : this.#header()}
      <shop-clerk-log exportparts=${parts.log} .turns=${conversation.turns} .handlers=${this.#handlers}>
        <p class="greeting" part="greeting" dir="auto">${this.greeting}</p>
        ${isInline ? nothing : starters}
      </shop-clerk-log>
      <p class="problem" role="status">${problem}</p>
      <shop-clerk-composer
        exportparts="composer, input, send, stop"
        .placeholder=${this.placeholder}
        .busy=${isBusy}
        .onSend=${(text: string) => this.#send(text, undefined)}
        .onStop=${() => void this.#conversation.stop()}
      ></shop-clerk-composer>
      ${isInline ? starters : nothing}
    `
  }

  #header(): TemplateResult {
    return html`<shop-clerk-header
      exportparts="header"
      .heading=${this.heading}
      .clearable=${!this.#isEmpty}
      .closable=${this.mode !== 'inline'}
      .onNew=${() => this.#startNew()}
      .onDelete=${() => void this.#delete()}
      .onClose=${() => this.close()}
    ></shop-clerk-header>`
  }

  #starters(): TemplateResult {
    return html`<shop-clerk-suggestions
      class="starters"
      exportparts="suggestions, suggestion"
      .suggestions=${this.suggestions.map((label) => ({ label }))}
      .onPick=${({ label }: Suggestion, event: MouseEvent) => this.#handlers.act(label, undefined, event)}
    ></shop-clerk-suggestions>`
  }

  #send(text: string, action: string | undefined): boolean {
    const messageId = this.#conversation.send(text, action)
    if (messageId === undefined) return false
    this.#dispatch('message', { messageId, text })
    return true
  }

  #edit(): void {
    const composer = this.#composer
    if (!composer) return
    composer.text = this.#conversation.takeBack()
    composer.focus()
  }

  #startNew(): void {
    this.#conversation.startNew()
    this.#composer?.focus()
  }

  async #delete(): Promise<void> {
    await this.#conversation.deleteConversation()
    this.#composer?.focus()
  }

  /** The browser closed it. Its event comes late: by then the panel may have been opened again. */
  #onClosed(event: Event): void {
    if (!(event.target as HTMLDialogElement).open) this.open = false
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    this.close()
  }

  #dispatch(name: 'open' | 'message', detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`shopclerk:${name}`, { bubbles: true, composed: true, detail }))
  }
}
