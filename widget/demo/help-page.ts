import { html, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { fillPage, frame, show, titled } from './frame.ts'
import { type Article, article, articles } from './shop-api.ts'

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

const inWords = (topic: string): string => {
  const words = topic.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function contents(all: readonly Article[]): TemplateResult {
  const byTopic = Map.groupBy(all, ({ topic }) => topic)
  return html`<section class="help-contents">
    <h1>Help</h1>
    <p>Or ask the clerk: it has read all of these.</p>
    <div class="topics">
      ${[...byTopic].map(
        ([topic, found]) => html`<section>
          <h2>${inWords(topic)}</h2>
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
