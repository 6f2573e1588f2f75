import { html, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { fillPage, frame, show, titled } from './frame.ts'
import { type Article, article, articles } from './shop-api.ts'
import { topicsOf } from './topics.ts'

const [, id] = /^\/help\/([^/]+)$/.exec(location.pathname) ?? []

async function draw(main: HTMLElement): Promise<void> {
  if (id === undefined) return show(main, contents(await articles()))
  const read = await article(decodeURIComponent(id))
  titled(read.title)
  show(
    main,
    html`<article class="help-article">
      <nav class="trail" aria-label="Where this is"><a href="/">Shop</a> › <a href="/help">Help</a></nav>
      <h1>${read.title}</h1>
      ${unsafeHTML(read.html)}
    </article>`,
  )
}

function contents(all: readonly Article[]): TemplateResult {
  return html`<section class="help-contents">
    <h1>Help</h1>
    <p>Or ask the clerk: it has read all of these.</p>
    <div class="topics">
      ${topicsOf(all).map(
        ({ title: heading, articles: found }) => html`<section>
          <h2>${heading}</h2>
          <ul>
            ${found.map(({ id: articleId, title }) => html`<li><a href=${`/help/${encodeURIComponent(articleId)}`}>${title}</a></li>`)}
          </ul>
        </section>`,
      )}
    </div>
  </section>`
}

frame()
await fillPage(draw)
