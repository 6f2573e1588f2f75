import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Turn } from '../../conversation/conversation.ts'
import type { NoticeView, PartView } from '../../conversation/protocol.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { icon } from '../../theme/icons.ts'
import { parts } from '../../theme/parts.ts'
import type { Suggestion } from '../suggestion-list/suggestion-list.ts'
import { styles } from './conversation-turn.styles.ts'
import { skeleton } from './skeleton.ts'

/** What a shopper can do with an answer. */
export interface TurnHandlers {
  /** Sends `label` as the shopper's words, with the action it stands for. */
  act(label: string, action: string | undefined, event: MouseEvent): void
  retry(): void
  edit(): void
  rate(messageId: string, rating: 'up' | 'down'): void
}

/** One message of the shopper and the answer to it. */
export class ConversationTurn extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    turn: { attribute: false },
    /** Whether this is the newest one: only its buttons still stand for what is searched now. */
    current: { type: Boolean },
    handlers: { attribute: false },
    queryOpen: { state: true },
  }

  declare turn: Turn
  declare current: boolean
  declare handlers: TurnHandlers
  declare queryOpen: boolean

  get #isOpen(): boolean {
    return this.turn.status === 'waiting' || this.turn.status === 'answering'
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The log hands its elements on when the oldest turn goes.
    if (changed.get('turn') && changed.get('turn')?.messageId !== this.turn.messageId) this.queryOpen = false
  }

  protected override render(): TemplateResult {
    const { turn } = this
    return html`
      <div class="question" part="question"><span class="hidden">You: </span><p dir="auto">${turn.text}</p></div>
      <div class="answer" part="answer">
        <span class="hidden">Answer: </span>
        ${turn.parts.map((part) => (part ? this.#part(part) : nothing))}
        ${this.#isOpen && turn.parts.length === 0 ? skeleton(turn.intent) : nothing} ${this.#ending(turn)}
      </div>
    `
  }

  #part(part: PartView): TemplateResult | typeof nothing {
    switch (part.type) {
      case 'text':
        return html`<p class="text" part="text" dir="auto">${part.text}</p>`
      case 'products':
        return html`<shop-clerk-products exportparts=${parts.products} .products=${part.products}></shop-clerk-products>`
      case 'comparison':
        return html`<shop-clerk-comparison
          exportparts="comparison"
          .products=${part.products}
          .rows=${part.rows}
        ></shop-clerk-comparison>`
      case 'basket':
        return html`<shop-clerk-basket exportparts="basket" .basket=${part}></shop-clerk-basket>`
      case 'article':
        return html`<shop-clerk-article
          exportparts="article"
          .heading=${part.title}
          .passage=${part.passage}
          .url=${part.url}
        ></shop-clerk-article>`
      case 'notice':
        return this.#notice(part)
      case 'chips':
        return html`<shop-clerk-chips
          exportparts="chips, chip"
          .chips=${part.chips}
          .removable=${this.current}
          .disabled=${this.#isOpen}
          .onRemove=${({ label, action }: Required<Suggestion>, event: MouseEvent) =>
            this.handlers.act(`Remove “${label}”`, action, event)}
        ></shop-clerk-chips>`
      case 'suggestions':
        return this.current ? this.#suggestions(part.suggestions) : nothing
    }
  }

  #notice({ kind, text, undo }: NoticeView): TemplateResult {
    const { current, handlers, turn } = this
    const way = undo === undefined ? (kind === 'failed' ? 'retry' : undefined) : 'undo'
    return html`<shop-clerk-notice
      exportparts="notice, notice-button"
      .text=${text}
      .way=${current ? way : undefined}
      .disabled=${this.#isOpen}
      .onPress=${(event: MouseEvent) =>
        undo === undefined ? handlers.act(turn.text, turn.action, event) : handlers.act('Undo', undo, event)}
    ></shop-clerk-notice>`
  }

  #suggestions(suggestions: readonly Suggestion[]): TemplateResult {
    return html`<shop-clerk-suggestions
      exportparts="suggestions, suggestion"
      .suggestions=${suggestions}
      .disabled=${this.#isOpen}
      .onPick=${({ label, action }: Suggestion, event: MouseEvent) => this.handlers.act(label, action, event)}
    ></shop-clerk-suggestions>`
  }

  #ending({ status, parts, failure }: Turn): TemplateResult | typeof nothing {
    if (status === 'failed') return this.#failure(failure?.message ?? '', failure?.wayOn ?? 'retry')
    if (status === 'stopped') return html`<p class="aside">Stopped.</p>`
    if (status !== 'answered') return nothing
    const isEmpty = parts.every((part) => part === null)
    return html`${isEmpty ? html`<p class="aside">There is nothing to show for this.</p>` : nothing} ${this.#footer()}`
  }

  #failure(message: string, wayOn: 'retry' | 'edit'): TemplateResult {
    return html`<div class="failure" part="failure" role="alert">
      ${icon('warning')}
      <p dir="auto">${message}</p>
      ${
        this.current
          ? html`<button type="button" @click=${() => this.handlers[wayOn]()}>
              ${wayOn === 'retry' ? html`${icon('retry')}Retry` : html`${icon('edit')}Edit`}
            </button>`
          : nothing
      }
    </div>`
  }

  #footer(): TemplateResult {
    const { trace } = this.turn
    return html`<div class="footer">
        ${this.#thumb('up', 'Good answer')} ${this.#thumb('down', 'Bad answer')}
        ${
          trace
            ? html`<button
                type="button"
                class="show-query"
                part="show-query"
                aria-expanded=${this.queryOpen ? 'true' : 'false'}
                @click=${() => {
                  this.queryOpen = !this.queryOpen
                }}
              >
                ${icon('code')}${this.queryOpen ? 'Hide the query' : 'Show the query'}
              </button>`
            : nothing
        }
      </div>
      ${this.queryOpen ? html`<shop-clerk-query exportparts="query, query-request" .trace=${trace}></shop-clerk-query>` : nothing}`
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
