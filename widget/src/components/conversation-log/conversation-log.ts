import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { openTurn, type Turn } from '../../conversation/conversation.ts'
import type { Language } from '../../language/language.ts'
import { icon } from '../../theme/all-icons.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { parts } from '../../theme/parts.ts'
import type { TurnHandlers } from '../conversation-turn/conversation-turn.ts'
import { styles } from './conversation-log.styles.ts'

/** Room above the question that is read from (CSS pixels). */
const margin = 12
/** A reader who is further away than this is reading something older (CSS pixels). */
const behindFrom = 80

/** Turns that are drawn at once: more than a screen shows. */
const drawnAtOnce = 12

/**
 * The conversation. It follows the answer as it comes, but never past the question: an answer is read
 * from its top. A reader who scrolls away is left alone until the next message. Of a long one the end is drawn
 * first and the rest piece by piece.
 */
export class ConversationLog extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    turns: { attribute: false },
    showsQueries: { type: Boolean },
    sells: { type: Boolean },
    drawn: { state: true },
    handlers: { attribute: false },
    isBehind: { state: true },
    loaded: { type: Boolean },
    isLive: { state: true },
  }

  declare language: Language
  declare turns: readonly Turn[]
  declare showsQueries: boolean
  declare sells: boolean
  /** How many of the newest turns are drawn by now. */
  declare drawn: number
  declare handlers: TurnHandlers
  declare isBehind: boolean
  /** Whether it is known what was said before. */
  declare loaded: boolean
  /** Whether what is added is read out: what was said before is not. */
  declare isLive: boolean

  #isFollowing = true
  readonly #resized = new ResizeObserver(() => this.#follow())

  constructor() {
    super()
    this.turns = []
    this.drawn = drawnAtOnce
  }

  protected override render(): TemplateResult {
    const first = this.turns.length - this.drawn
    const { words } = this.language
    const isBusy = openTurn({ turns: this.turns }) !== undefined
    return html`<div
        class="scroller"
        part="log"
        role="log"
        aria-label=${words.conversation}
        aria-live=${this.isLive ? 'polite' : 'off'}
        aria-busy=${isBusy ? 'true' : 'false'}
        tabindex="0"
        @scroll=${this.#onScroll}
        @wheel=${this.#onReader}
        @touchmove=${this.#onReader}
        @keydown=${this.#onReader}
        @pointerdown=${this.#onReader}
      >
        <div class="content">
          ${this.turns.length === 0 ? html`<slot></slot>` : nothing}
          ${this.turns.map((turn, index) => (index < first ? nothing : this.#turn(turn, isBusy)))}
        </div>
      </div>
      ${
        this.isBehind
          ? html`<button type="button" class="latest" @click=${this.#toLatest}>${icon('down')}${words.latest}</button>`
          : nothing
      }`
  }

  #turn(turn: Turn, isBusy: boolean): TemplateResult {
    return html`<shop-clerk-turn
      exportparts=${parts.turn}
      .language=${this.language}
      .turn=${turn}
      .showsQueries=${this.showsQueries}
      .sells=${this.sells}
      .current=${turn === this.turns.at(-1)}
      .idle=${!isBusy}
      .handlers=${this.handlers}
    ></shop-clerk-turn>`
  }

  protected override firstUpdated(): void {
    const content = this.renderRoot.querySelector('.content')
    if (content) this.#resized.observe(content)
    this.#resized.observe(this)
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('turns')
    if (before && this.turns.at(-1)?.messageId !== before.at(-1)?.messageId) this.#isFollowing = true
    if (before) this.#follow()
    if (this.drawn < this.turns.length || (this.loaded && !this.isLive)) setTimeout(() => this.#drawMore())
  }

  #drawMore(): void {
    if (this.drawn < this.turns.length) this.drawn += drawnAtOnce
    else this.isLive = true
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller')
  }

  /** Where the newest answer is read from: its question at the top, or the end when there is less than a screen. */
  #target(scroller: HTMLElement): number {
    const question = scroller.querySelector<HTMLElement>('shop-clerk-turn:last-of-type')
    const end = scroller.scrollHeight - scroller.clientHeight
    return question ? Math.min(end, question.offsetTop - margin) : 0
  }

  #follow(): void {
    const scroller = this.#scroller
    if (!scroller) return
    if (this.#isFollowing) scroller.scrollTop = this.#target(scroller)
    this.#look(scroller)
  }

  #onScroll(): void {
    const scroller = this.#scroller
    if (scroller) this.#look(scroller)
  }

  /**
   * Scrolling alone does not tell who did it: a browser scrolls too when the content gets shorter. What is pressed
   * must stay where it is until it is let go, or it was not pressed at all.
   */
  #onReader(): void {
    this.#isFollowing = false
  }

  #look(scroller: HTMLElement): void {
    this.isBehind = scroller.scrollTop < this.#target(scroller) - behindFrom
  }

  #toLatest(): void {
    this.#isFollowing = true
    this.#follow()
    this.#scroller?.focus({ preventScroll: true })
  }
}
