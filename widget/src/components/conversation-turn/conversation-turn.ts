import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { type Failure, isOpen, type Turn } from '../../conversation/conversation.ts'
import type { Language } from '../../language/language.ts'
import { icon } from '../../theme/all-icons.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { parts } from '../../theme/parts.ts'
import { styles } from './conversation-turn.styles.ts'
import { failed } from './failed.ts'

/** What a shopper can do with an answer. */
export interface TurnHandlers {
  /** Sends `label` as the shopper's words, with the action it stands for. */
  act(label: string, action: string | undefined, event: MouseEvent): void
  retry(messageId: string): void
  edit(messageId: string): void
  rate(messageId: string, rating: 'up' | 'down'): void
}

/** One message of the shopper, what is known of its answer, and the answer, whose own code may still be on its way. */
export class ConversationTurn extends LitElement {
  static override styles = [...baseStyles, ...styles]
  static override properties = {
    language: { attribute: false },
    turn: { attribute: false },
    showsQueries: { type: Boolean },
    sells: { type: Boolean },
    current: { type: Boolean },
    idle: { type: Boolean },
    handlers: { attribute: false },
  }

  declare language: Language
  declare turn: Turn
  declare showsQueries: boolean
  declare sells: boolean
  /** Whether this is the newest one. */
  declare current: boolean
  /** Whether no answer is coming. */
  declare idle: boolean
  declare handlers: TurnHandlers

  protected override render(): TemplateResult {
    const { turn } = this
    const { words } = this.language
    const text = turn.text || (turn.hasPicture ? words.picture : '')
    const isWaiting = isOpen(turn) && turn.parts.length === 0
    return html`
      <div class="question" part="question">
        <span class="hidden">${words.you} </span>
        <p dir="auto">${turn.hasPicture ? icon('attach') : nothing}${text}</p>
      </div>
      ${
        isWaiting || turn.parts.length > 0 || turn.status === 'answered'
          ? html`<shop-clerk-answer
              exportparts=${parts.answer}
              .language=${this.language}
              .turn=${turn}
              .showsQueries=${this.showsQueries}
              .sells=${this.sells}
              .current=${this.current}
              .handlers=${this.handlers}
              >${isWaiting ? this.#dots() : nothing}</shop-clerk-answer
            >`
          : nothing
      }
      ${this.#ending(turn)}
    `
  }

  #ending({ status, failure }: Turn): TemplateResult | typeof nothing {
    const { words } = this.language
    if (status === 'failed' && failure) return this.#failure(failure)
    if (status === 'stopped') return html`<p class="aside">${words.stopped}</p>`
    if (status === 'unsent') return html`<p class="aside" part="unsent">${words.unsent}</p>`
    return nothing
  }

  /** Stands in the answer's place, also before there is the code for it, so that nothing moves when that has come. */
  #dots(): TemplateResult {
    return html`<div class="waiting" part="skeleton">
      <span class="hidden">${this.language.words.oneMoment}</span>
      <div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>
    </div>`
  }

  #failure({ reason, said, wayOn }: Failure): TemplateResult {
    const { words } = this.language
    const way = html`${icon(wayOn)}${words[wayOn]}`
    const { messageId } = this.turn
    return failed(said ?? words[reason], way, this.idle ? () => this.handlers[wayOn](messageId) : undefined)
  }
}
