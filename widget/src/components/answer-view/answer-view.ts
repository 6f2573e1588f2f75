import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { Chunks, type Source } from '../../chunks.ts'
import { isOpen, type Turn } from '../../conversation/conversation.ts'
import type { NoticeView, PartView } from '../../conversation/protocol.ts'
import type { Language } from '../../language/language.ts'
import { icon } from '../../theme/all-icons.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { parts } from '../../theme/parts.ts'
import type { TurnHandlers } from '../conversation-turn/conversation-turn.ts'
import { failed } from '../conversation-turn/failed.ts'
import type { Suggestion } from '../suggestion-list/suggestion-list.ts'
import { styles } from './answer-view.styles.ts'
import { skeletonCards } from './skeleton-cards.ts'

/** Loaded with the first answer that has one. */
const article = () => import('../article-passage/article-passage.ts')
const basket = () => import('../basket-table/basket-table.ts')
const comparison = () => import('../comparison-table/comparison-table.ts')
const query = () => import('../query-display/query-display.ts')

/** Dispatched by a card: what the shopper is shown to have said, the action, and the press. */
type Alike = CustomEvent<[label: string, action: string, event: MouseEvent]>

/** The parts of one answer, and what can be done with it. */
export class AnswerView extends LitElement {
  static override styles = [...baseStyles, ...styles]
  static override properties = {
    language: { attribute: false },
    turn: { attribute: false },
    showsQueries: { type: Boolean },
    /** Whether cards put products into the page's basket. */
    sells: { type: Boolean },
    /** Whether this is the newest one: only its buttons still stand for what is searched now. */
    current: { type: Boolean },
    handlers: { attribute: false },
    queryOpen: { state: true },
  }

  declare language: Language
  declare turn: Turn
  declare showsQueries: boolean
  declare sells: boolean
  declare current: boolean
  declare handlers: TurnHandlers
  declare queryOpen: boolean

  readonly #chunks = new Chunks(this)

  get #isOpen(): boolean {
    return isOpen(this.turn)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The log hands its elements on when the oldest turn goes.
    if (changed.get('turn') && changed.get('turn')?.messageId !== this.turn.messageId) this.queryOpen = false
  }

  protected override render(): TemplateResult {
    const { turn } = this
    return html`<div class="answer" part="answer">
      <span class="hidden">${this.language.words.answer} </span>
      ${turn.parts.map((part) => (part ? this.#part(part) : nothing))}
      ${this.#isOpen && turn.parts.length === 0 ? skeletonCards(turn.intent) : nothing}
      ${turn.status === 'answered' ? this.#footer() : nothing}
    </div>`
  }

  #part(part: PartView): TemplateResult | typeof nothing {
    switch (part.type) {
      case 'text':
        return html`<p class="text" part="text" dir="auto" lang="en">${part.text}</p>`
      case 'products':
        return html`<shop-clerk-products
          exportparts=${parts.products}
          .language=${this.language}
          .products=${part.products}
          .sells=${this.sells}
          @alike=${({ detail }: Alike) => this.handlers.act(...detail)}
        ></shop-clerk-products>`
      case 'comparison':
        return this.#withChunk(
          comparison,
          html`<shop-clerk-comparison aria-live="off"
            exportparts="comparison"
            .language=${this.language}
            .products=${part.products}
            .rows=${part.rows}
          ></shop-clerk-comparison>`,
        )
      case 'basket':
        return this.#withChunk(
          basket,
          html`<shop-clerk-basket aria-live="off" exportparts="basket" .language=${this.language} .basket=${part} .sells=${this.sells}></shop-clerk-basket>`,
        )
      case 'article':
        return this.#withChunk(
          article,
          html`<shop-clerk-article
            exportparts="article"
            .language=${this.language}
            .heading=${part.title}
            .passage=${part.passage}
            .url=${part.url}
          ></shop-clerk-article>`,
        )
      case 'notice':
        return this.#notice(part)
      case 'chips':
        return html`<shop-clerk-chips
          exportparts="chips, chip"
          .language=${this.language}
          .chips=${part.chips}
          .removable=${this.current}
          .disabled=${this.#isOpen}
          .onRemove=${({ label, action }: Required<Suggestion>, event: MouseEvent) =>
            this.handlers.act(this.language.words.removeSaid(label), action, event)}
        ></shop-clerk-chips>`
      case 'suggestions':
        return this.current ? this.#suggestions(part.suggestions) : nothing
    }
  }

  /** What a chunk draws, once it is there. One that could not be had is said, with a way to try again. */
  #withChunk(source: Source<unknown>, drawn: TemplateResult): TemplateResult {
    const { words } = this.language
    const chunk = this.#chunks.get(source)
    if (chunk === 'loading') return html`<p class="aside">${words.oneMoment}</p>`
    if (chunk !== 'failed') return drawn
    return failed(words.notLoaded, words.tryAgain, () => this.#chunks.retry())
  }

  #notice({ kind, text, undo }: NoticeView): TemplateResult {
    const { current, handlers, turn } = this
    const way = undo === undefined ? (kind === 'failed' ? 'retry' : undefined) : 'undo'
    return html`<shop-clerk-notice
      exportparts="notice, notice-button"
      .language=${this.language}
      .text=${text}
      .way=${current ? way : undefined}
      .disabled=${this.#isOpen}
      .onPress=${(event: MouseEvent) =>
        undo === undefined
          ? handlers.act(turn.text, turn.action, event)
          : handlers.act(this.language.words.undo, undo, event)}
    ></shop-clerk-notice>`
  }

  #suggestions(suggestions: readonly Suggestion[]): TemplateResult {
    return html`<shop-clerk-suggestions
      exportparts="suggestions, suggestion"
      label=${this.language.words.suggestions}
      .suggestions=${suggestions}
      .disabled=${this.#isOpen}
      .onPick=${({ label, action }: Suggestion, event: MouseEvent) => this.handlers.act(label, action, event)}
    ></shop-clerk-suggestions>`
  }

  #footer(): TemplateResult {
    const { trace } = this.turn
    const { words } = this.language
    const isEmpty = this.turn.parts.every((part) => part === null)
    return html`${isEmpty ? html`<p class="aside">${words.nothingToShow}</p>` : nothing}
      <div class="footer">
        ${this.#thumb('up', words.good)} ${this.#thumb('down', words.bad)}
        ${
          trace && this.showsQueries
            ? html`<button
                type="button"
                class="show-query"
                part="show-query"
                aria-expanded=${this.queryOpen ? 'true' : 'false'}
                @click=${() => {
                  this.queryOpen = !this.queryOpen
                }}
              >
                ${icon('code')}${this.queryOpen ? words.hideQuery : words.showQuery}
              </button>`
            : nothing
        }
      </div>
      ${
        this.queryOpen && this.showsQueries
          ? this.#withChunk(
              query,
              html`<shop-clerk-query aria-live="off"
                exportparts="query, query-request"
                .language=${this.language}
                .trace=${trace}
              ></shop-clerk-query>`,
            )
          : nothing
      }`
  }

  #thumb(rating: 'up' | 'down', label: string): TemplateResult {
    return html`<button
      type="button"
      class="thumb"
      part="thumb"
      title=${label}
      aria-label=${label}
      aria-pressed=${this.turn.rating === rating ? 'true' : 'false'}
      @click=${() => this.handlers.rate(this.turn.messageId, rating)}
    >
      ${icon(rating === 'up' ? 'thumbUp' : 'thumbDown')}
    </button>`
  }
}
