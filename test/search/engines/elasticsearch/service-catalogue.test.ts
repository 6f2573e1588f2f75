import { afterEach, expect, it } from 'vitest'
import { StartupError } from '../../../../src/errors.ts'
import { openServiceCatalogue } from '../../../../src/search/engines/elasticsearch/index.ts'
import { elasticsearchStandIn, type StandInOptions } from '../../../fixtures/elasticsearch-stand-in.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(answer: StandInOptions['answer'], options: { tls?: boolean } = {}) {
  const server = await elasticsearchStandIn({ answer, ...options })
  closing.push(() => server.close())
  const lines: string[] = []
  const log = { info: (line: string) => void lines.push(line), warn: (line: string) => void lines.push(line) }
  const settings = { url: server.url, apiKey: undefined, caPath: undefined, alias: 'products' }
  return { lines, opening: openServiceCatalogue(settings, { currency: 'USD', log }) }
}

const refusal = (status: number, type: string) => () => ({
  status,
  body: { error: { root_cause: [{ type, reason: 'no' }], type, reason: 'no' }, status },
})

it.each([
  ['a server of version 8', refusal(400, 'media_type_header_exception'), {}, /not of version 9/],
  ['a wrong key', refusal(401, 'security_exception'), {}, /refuses the key \(401\)/],
  ['what is not Elasticsearch', () => ({ status: 200, body: 'hello', headers: {} }), {}, /is not Elasticsearch/],
  ['a certificate that nobody trusts', () => ({ status: 200 }), { tls: true }, /ELASTICSEARCH_CA/],
] as const)('stops the start with one line for %s', async (_, answer, options, line) => {
  const { opening } = await start(answer, options)
  await expect(opening).rejects.toThrow(StartupError)
  await expect(opening).rejects.toThrow(line)
  await expect(opening).rejects.not.toThrow(/\n/)
})

it('starts without a cluster that is away, says so once, and knows nothing of the catalogue', async () => {
  const { opening, lines } = await start(() => ({ status: 503 }))
  const catalogue = await opening
  closing.push(() => catalogue.engine.close())
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/503.*catalogue is resting/)
  expect(await catalogue.engine.lexicon()).toEqual({ brands: [], categories: [], attributes: [], currency: 'USD' })
  expect(await catalogue.check()).toMatchObject({ ok: false, detail: expect.stringMatching(/503.*circuit/) })
})
