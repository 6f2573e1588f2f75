import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

/** Serves pages that hold one of the widgets, and the files of both, from memory as a cache near the shopper would. */
export interface WidgetPages {
  origin: string
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' }

const page = (head: string, body: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>A shop</title><meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
  <body><h1>A shop</h1>${'<p>Something to read.</p>'.repeat(40)}${body}</body></html>`

const pages: Readonly<Record<string, string>> = {
  '/clerk': page('<script src="/widget.js" async></script>', '<shop-clerk></shop-clerk>'),
  '/deep-chat': page(
    '<script type="module" src="/deepChat.bundle.js"></script>',
    `<deep-chat demo="true" style="width:30rem;height:44rem"></deep-chat>`,
  ),
}

/** @param widgetFolder where the widget was built; @param deepChat the anchor's bundle. */
export async function serveWidgetPages(widgetFolder: string, deepChat: string): Promise<WidgetPages> {
  const send = async (path: string, response: ServerResponse): Promise<void> => {
    const html = pages[path]
    if (html !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
      return
    }
    const file = path === '/deepChat.bundle.js' ? deepChat : join(widgetFolder, path)
    const content = await readFile(file).catch(() => undefined)
    if (content === undefined) response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
    else response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(content)
  }
  const server = createServer((request, response) => {
    void send(new URL(request.url ?? '/', 'http://bench').pathname, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
