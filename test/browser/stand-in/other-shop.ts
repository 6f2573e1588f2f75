import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page of another shop: what is in it, and the policy it is sent with. */
export interface OtherPage {
  html: string
  policy?: string
}

/** A server of its own origin, whose pages take the widget from elsewhere. */
export async function startOtherShop(): Promise<{
  origin: string
  /** Puts a page there and returns its address. */
  put(page: OtherPage): string
  close(): Promise<void>
}> {
  const pages: OtherPage[] = []
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end()
    const page = pages[Number(request.url?.slice(1))]
    if (!page) return void response.writeHead(404).end()
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(page.policy ? { 'content-security-policy': page.policy } : {}),
    })
    response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Another shop</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"></head><body><h1>Another shop</h1>${page.html}</body></html>`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Another name of this machine, so that it is another site and not only another port.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    put: (page) => `${origin}/${pages.push(page) - 1}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
