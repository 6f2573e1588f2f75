import { html, nothing, type TemplateResult } from 'lit'
import { Chunks, load } from '../../chunks.ts'
import { ConversationController, type Message } from '../../conversation/conversation-controller.ts'
import { rethrowUnexpected } from '../../conversation/failure.ts'
import { words as english } from '../../language/en.ts'
import type { Language } from '../../language/language.ts'
import type { FirstWords, Words } from '../../language/words.ts'
import { parts } from '../../theme/parts.ts'
import { Attachment } from '../composer/attachment.ts'
import type { Composer } from '../composer/composer.ts'
import type { TurnHandlers } from '../conversation-turn/conversation-turn.ts'
import type { Suggestion } from '../suggestion-list/suggestion-list.ts'
import { styles } from './panel-content.styles.ts'
import type { ShopClerk } from './shop-clerk.ts'

const keyboard = () => import('./on-screen-keyboard.ts')
const sideViews = () => import('../side-view/side-views.ts')

const isWhole = (words: FirstWords): words is Words => 'answer' in words

/** Milliseconds after the panel is there; nobody has written a question by then. */
const idleAfter = 300

/** A browser reads how numbers are written when it is first asked, which takes longer than drawing a page of prices. */
function readNumberTables(locale: string): void {
  new Intl.NumberFormat([locale, 'en'], { style: 'currency', currency: 'USD' }).format(0)
}

/** What is in a panel beside the field: the header, the conversation, what stands in its place for a while. */
export class PanelContent {
  readonly controller: ConversationController
  readonly #clerk: ShopClerk
  #attachment: Attachment | undefined
  readonly #chunks: Chunks
  #language: Language

  constructor(clerk: ShopClerk, language: Language<FirstWords>) {
    this.#clerk = clerk
    this.#chunks = new Chunks(clerk)
    this.#language = this.#complete(language)
    this.controller = new ConversationController(clerk, () => clerk.service)
    setTimeout(() => readNumberTables(this.#language.locale), idleAfter)
  }

  /** Speaks another language from now on. Translations come whole, English comes in two parts. */
  speak(language: Language<FirstWords>): void {
    this.#language = this.#complete(language)
  }

  #complete(language: Language<FirstWords>): Language {
    return { ...language, words: isWhole(language.words) ? language.words : english }
  }

  /** Whether it is known by now what was said before. */
  get isLoaded(): boolean {
    return this.controller.isLoaded
  }

  get isEmpty(): boolean {
    return this.controller.conversation.turns.length === 0
  }

  /** What belongs to the field, once that is drawn. */
  get attachment(): Attachment | undefined {
    const composer = this.#composer
    if (composer) this.#attachment ??= new Attachment(composer, this.#language)
    if (this.#attachment) this.#attachment.language = this.#language
    return this.#attachment
  }

  get #composer(): Composer | null {
    return this.#clerk.renderRoot.querySelector('shop-clerk-composer')
  }

  readonly #handlers: TurnHandlers = {
    act: (text, action, event) => {
      this.send({ text, action })
      // The button that was pressed by key is gone or means nothing any more; a finger wants no keyboard.
      if (event.detail === 0) this.#composer?.focus()
    },
    retry: (messageId) => {
      this.controller.retry(messageId)
      this.#composer?.focus()
    },
    edit: (messageId) => {
      if (this.#composer) this.#composer.text = this.controller.takeBack(messageId)
      this.#composer?.focus()
    },
    rate: async (messageId, rating) => {
      if (await this.controller.rate(messageId, rating)) this.#clerk.tell('feedback', { messageId, rating })
    },
  }

  /** The message's id; undefined while an answer is coming. */
  send(message: Message): string | undefined {
    const messageId = this.controller.send(message)
    if (messageId === undefined) return undefined
    this.#clerk.view = undefined
    this.#clerk.tell('message', { messageId, text: message.text })
    return messageId
  }

  #show = (view: ShopClerk['view']): void => {
    this.#clerk.view = view
    if (view === undefined) this.#composer?.focus()
  }

  /** Keeps a panel that takes the whole screen above the keyboard; returns what ends it. Without its code nothing is lost. */
  followKeyboard(panel: HTMLElement): () => void {
    const ending = load(keyboard).then(({ keepAboveKeyboard }) => keepAboveKeyboard(panel), rethrowUnexpected)
    return () => void ending.then((end) => end?.())
  }

  /** What is above the field; `greeting` is shown while nothing has been said. */
  above(heading: string, greeting: TemplateResult | typeof nothing): TemplateResult {
    const { mode, view, queries, cart } = this.#clerk
    const { controller } = this
    const { styleSheet } = styles
    const sheets = this.#clerk.shadowRoot?.adoptedStyleSheets
    if (styleSheet && !sheets?.includes(styleSheet)) sheets?.push(styleSheet)
    return html`${mode === 'inline' && this.isEmpty && !controller.hasEarlier ? nothing : this.#header(heading)}
      ${view === undefined ? nothing : this.#sideView(view)}
      <shop-clerk-log
        exportparts=${parts.log}
        ?hidden=${view !== undefined}
        .language=${this.#language}
        .turns=${controller.conversation.turns}
        .loaded=${controller.isLoaded}
        .handlers=${this.#handlers}
        .showsQueries=${queries !== 'off'}
        .sells=${cart}
      >
        ${greeting} ${mode === 'inline' ? nothing : this.#starters()}
      </shop-clerk-log>
      <p class="problem" role="status">${this.#problem()}</p>`
  }

  #problem(): unknown {
    const { problem } = this.controller
    const { words } = this.#language
    if (problem !== 'notLoaded') return problem && words[problem]
    return this.#failed(() => void this.controller.loaded)
  }

  /** Something could not be loaded, and how it is tried again. */
  #failed(again: () => void): TemplateResult {
    const { notLoaded, tryAgain } = this.#language.words
    return html`${notLoaded} <button type="button" class="again" @click=${again}>${tryAgain}</button>`
  }

  /** What is below the field: on a page of its own the suggestions stand there. */
  below(): TemplateResult | typeof nothing {
    return this.#clerk.mode === 'inline' ? this.#starters() : nothing
  }

  #header(heading: string): TemplateResult {
    const { controller } = this
    const clerk = this.#clerk
    return html`<shop-clerk-header
      exportparts="header, tool"
      .language=${this.#language}
      .heading=${heading}
      .clearable=${!this.isEmpty}
      .closable=${clerk.mode !== 'inline'}
      .hasEarlier=${controller.hasEarlier}
      .onNew=${() => {
        controller.startNew()
        this.#show(undefined)
      }}
      .onEarlier=${() => this.#show(clerk.view === 'earlier' ? undefined : 'earlier')}
      .onPerson=${() => this.#show(clerk.view === 'person' ? undefined : 'person')}
      .onDelete=${() => void controller.withThreads((threads) => threads.deleteOpen(), 'notDeleted').then(() => this.#show(undefined))}
      .onClose=${() => clerk.close()}
    ></shop-clerk-header>`
  }

  #sideView(view: 'earlier' | 'person'): TemplateResult | typeof nothing {
    const { controller } = this
    const chunk = this.#chunks.get(sideViews)
    if (chunk === 'loading') return nothing
    if (chunk === 'failed') {
      return html`<p class="side" role="alert">${this.#failed(() => this.#chunks.retry())}</p>`
    }
    const back = (): void => this.#show(undefined)
    return view === 'earlier'
      ? html`<shop-clerk-earlier
          class="side"
          exportparts="earlier"
          .language=${this.#language}
          .conversations=${controller.earlier}
          .threads=${controller.threads.bind(controller)}
          .onBack=${back}
        ></shop-clerk-earlier>`
      : html`<shop-clerk-person
          class="side"
          exportparts="person, article"
          .language=${this.#language}
          .threads=${controller.threads.bind(controller)}
          .onBack=${back}
        ></shop-clerk-person>`
  }

  #starters(): TemplateResult | typeof nothing {
    const { suggestions } = this.#clerk
    if (!this.isEmpty || suggestions.length === 0) return nothing
    return html`<shop-clerk-suggestions
      class="starters"
      exportparts="suggestions, suggestion"
      label=${this.#language.words.suggestions}
      .suggestions=${suggestions.map((label) => ({ label }))}
      .onPick=${({ label }: Suggestion, event: MouseEvent) => this.#handlers.act(label, undefined, event)}
    ></shop-clerk-suggestions>`
  }
}
