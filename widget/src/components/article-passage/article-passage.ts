import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import type { Language } from '../../language/language.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { styles } from './article-passage.styles.ts'

/** A passage that is longer is folded. */
const longestOpen = 420

/** What the help centre says, quoted, with the article it is taken from. */
export class ArticlePassage extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = { language: { attribute: false }, heading: {}, passage: {}, url: {} }

  declare language: Language
  declare heading: string
  declare passage: string
  declare url: string | undefined

  protected override render(): TemplateResult {
    const { passage, url, heading } = this
    const { words } = this.language
    const fold = passage.length > longestOpen ? passage.lastIndexOf(' ', longestOpen) : -1
    return html`<figure part="article">
      <blockquote dir="auto">
        ${fold > 0 ? html`<details><summary>${passage.slice(0, fold)} <u>${words.more}</u></summary>${passage.slice(fold)}</details>` : passage}
      </blockquote>
      <figcaption>
        ${words.fromHelp}
        ${url ? html`<a href=${url} target=${new URL(url, location.href).origin === location.origin ? nothing : '_blank'}>${heading}</a>` : heading}
      </figcaption>
    </figure>`
  }
}

define('shop-clerk-article', ArticlePassage)
