import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { QueryView, TraceView } from '../../conversation/protocol.ts'
import { define } from '../../define.ts'
import type { Language } from '../../language/language.ts'
import { formatNumber } from '../../language/numbers.ts'
import { icon } from '../../theme/all-icons.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { formatRequest } from './format-request.ts'
import { highlight } from './highlight.ts'
import { styles } from './query-display.styles.ts'

const engines: ReadonlyMap<string, string> = new Map([
  ['sqlite', 'SQLite FTS5'],
  ['elasticsearch', 'Elasticsearch'],
])

/** How long "Copied" stands (milliseconds). */
const copiedFor = 2_000

function formatDuration(milliseconds: number, locale: string): string {
  const digits = milliseconds < 10 ? 1 : 0
  return `${formatNumber(milliseconds, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })} ms`
}

/** The live query display: which engine was asked what, why, how long it took, and the very request. */
export class QueryDisplay extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    trace: { attribute: false },
    open: { type: Boolean, reflect: true },
    copied: { state: true },
  }

  declare language: Language
  declare trace: TraceView | undefined
  declare open: boolean
  declare copied: number | undefined

  protected override render(): TemplateResult | typeof nothing {
    const { trace } = this
    const { words } = this.language
    if (!trace) return nothing
    return html`<section class="queries" id="queries" part="query" aria-label=${words.query}>
      ${trace.queries.map((query, index) => this.#query(query, index, engines.get(trace.engine) ?? trace.engine))}
      <p class="hidden" role="status">${this.copied === undefined ? '' : words.copied}</p>
    </section>`
  }

  #query(query: QueryView, index: number, engine: string): TemplateResult {
    const request = formatRequest(query.request)
    const { words, locale } = this.language
    return html`<article>
      <header>
        <p class="what">
          <span class="kind"><bdi>${query.kind}</bdi></span>${
            // The help centre has a search of its own, whatever finds the products.
            query.kind === 'support' ? nothing : html`<bdi>${engine}</bdi>`
          }
          <span class="took">${formatDuration(query.tookMs, locale)}</span>
        </p>
        <button type="button" @click=${() => this.#copy(request, index)}>
          ${icon('copy')}${this.copied === index ? words.copied : words.copy}
        </button>
        <p class="why" dir="auto">${query.why}</p>
      </header>
      <pre dir="ltr" tabindex="0" role="region" aria-label=${words.request(formatNumber(index + 1, locale))} part="query-request"><code
        >${highlight(request).map(({ kind, text }) => (kind === 'plain' ? text : html`<span class=${kind}>${text}</span>`))}</code></pre>
    </article>`
  }

  async #copy(request: string, index: number): Promise<void> {
    try {
      await navigator.clipboard.writeText(request)
    } catch {
      // Plain http pages have no clipboard, and pages in frames may not write to it: it is selected instead.
      return this.#select(index)
    }
    this.copied = index
    setTimeout(() => {
      this.copied = undefined
    }, copiedFor)
  }

  #select(index: number): void {
    const code = this.renderRoot.querySelectorAll('code')[index]
    if (code) getSelection()?.selectAllChildren(code)
  }
}

define('shop-clerk-query', QueryDisplay)
