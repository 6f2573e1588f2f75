import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { pages } from '../../../src/channels/web/pages.ts'

async function serve(...files: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-pages-'))
  const app = fastify()
  onTestFinished(async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  })
  for (const name of ['widget', 'assets']) mkdirSync(join(folder, name))
  const write = (name: string) => writeFileSync(join(folder, name), `// ${name}`)
  files.forEach(write)
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ error: { code: 'not-found' } }))
  await app.register(pages, { folder })
  const get = (url: string) => app.inject({ url, headers: { origin: 'https://shop.example' } })
  return { get, write }
}

test('what a build adds while the service runs is there at once, beside what was there before', async () => {
  const { get, write } = await serve('widget.js', 'widget/core-aaaaaaaa.js', 'assets/index-aaaaaaaa.css')
  write('widget/core-bbbbbbbb.js')
  write('assets/index-bbbbbbbb.css')
  for (const path of ['/widget/core-aaaaaaaa.js', '/widget/core-bbbbbbbb.js', '/assets/index-bbbbbbbb.css']) {
    const { statusCode, headers, body } = await get(path)
    expect(statusCode, path).toBe(200)
    expect(body).toBe(`// ${path.slice(1)}`)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  }
  expect((await get('/widget/core-bbbbbbbb.js')).headers['access-control-allow-origin']).toBe('*')
})

test('what is not there, or above the folder, is answered as any address that there is not', async () => {
  const { get } = await serve('widget.js')
  for (const path of ['/widget/core-cccccccc.js', '/widget/', '/widget/..%2f..%2fetc/passwd', '/assets', '/other.js']) {
    const { statusCode, headers } = await get(path)
    expect(statusCode, path).toBe(404)
    expect(headers['content-type']).toMatch('application/json')
    expect(headers['cache-control'] ?? '').not.toMatch('max-age')
  }
})
