import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import { openSqliteEngine, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { product } from '../contracts/shop.ts'
import { temporaryFolder } from '../fixtures/app.ts'
import { json, startImageApi } from './fixtures/image-api.ts'
import { things } from './fixtures/image-shop.ts'

const scriptOf = (name: string): string => fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url))

interface Result {
  code: number | null
  out: string
  err: string
}

/** A data folder with these products. */
async function shopWith(products: readonly Product[]): Promise<string> {
  const folder = temporaryFolder()
  const writer = await openSqliteWriter(join(folder, 'catalogue.db'))
  await writer.write(products)
  await writer.close()
  return folder
}

interface Given {
  env?: Record<string, string>
  onOutput?: (text: string, kill: (signal: NodeJS.Signals) => void) => void
}

async function command(
  name: string,
  folder: string,
  args: string[],
  { env = {}, onOutput }: Given = {},
): Promise<Result> {
  const child = spawn(process.execPath, [scriptOf(name), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, IMAGES_DIR: join(folder, 'images'), ...env },
  })
  const result: Result = { code: null, out: '', err: '' }
  child.stdout.on('data', (chunk) => (result.out += chunk))
  child.stderr.on('data', (chunk) => (result.err += chunk))
  if (onOutput !== undefined) onOutput('', (signal) => child.kill(signal))
  ;[result.code] = await once(child, 'close')
  return result
}

const generate = (folder: string, args: string[], given?: Given) => command('images-generate', folder, args, given)
const status = (folder: string) => command('images-status', folder, [])

const openAi = (url: string, more: Record<string, string> = {}) => ({
  env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: url, ...more },
})

const pictures = (folder: string): string[] =>
  readdirSync(join(folder, 'images')).filter((name) => name.endsWith('.png'))

describe('images:generate', () => {
  it('draws each product that has no picture, which the shop then shows, and does so once', async () => {
    const folder = await shopWith([...things(6), product({ id: 'own', image: 'https://cdn.example/1.png' })])
    const first = await generate(folder, [])
    expect(first).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Done after .*\n {2}painted +6 /) })
    expect(pictures(folder)).toHaveLength(6)
    const engine = await openSqliteEngine(join(folder, 'catalogue.db'))
    expect(await engine.products(['thing3'])).toMatchObject([{ image: '/images/product_thing3.png', version: 1 }])
    await engine.close()
    expect((await generate(folder, [])).out).toMatch(/painted +0 /)
    expect((await status(folder)).out).toMatch(/Even +3 +0 +0 {2}█{24} 100%\n.*Odd +3 /)
  })

  it('makes only those of a category, of a partition, or so many, as it is told', async () => {
    const folder = await shopWith(things(40))
    expect((await generate(folder, ['--category', 'lAmPs', '--limit', '5'])).out).toMatch(/painted +5 [\s\S]*left +15/)
    expect(pictures(folder).every((name) => Number(/\d+/.exec(name)?.[0]) % 2 === 1)).toBe(true)
    await generate(folder, ['--partition', '3'])
    const before = pictures(folder).length
    expect((await generate(folder, ['--partition', '3'])).out).toMatch(/painted +0 /)
    expect((await generate(folder, [])).out).toMatch(new RegExp(`painted +${40 - before} `))
  })

  it('shows with --dry-run what there is to do and what it would cost, and writes nothing', async () => {
    const folder = await shopWith(things(25))
    const env = { OPENAI_API_KEY: 'sk-test', OPENAI_IMAGE_PRICE: '0.04 USD' }
    const { code, out } = await generate(folder, ['--provider', 'openai', '--dry-run'], { env })
    expect([code, out]).toEqual([0, '25 products read: 25 pictures to be made by openai for $1.00, 0 parked.\n'])
    expect([existsSync(join(folder, 'images')), existsSync(join(folder, 'images.db'))]).toEqual([false, false])
    const few = await generate(folder, ['--provider', 'openai', '--dry-run', '--limit', '5'], {
      env: { OPENAI_IMAGE_PRICE: '0.04 USD' },
    })
    expect(few.out).toBe('25 products read: 5 pictures to be made by openai for $0.20, 0 parked.\n')
  })

  it('stops while it plans, and says so', async () => {
    const folder = await shopWith(things(30_000))
    const stopped = await generate(folder, [], {
      onOutput(_, kill) {
        const timer = setInterval(() => {
          if (!existsSync(join(folder, 'images.db'))) return
          clearInterval(timer)
          kill('SIGINT')
        }, 5)
      },
    })
    expect(stopped).toMatchObject({ code: 130, out: expect.stringMatching(/^Stopped/) })
    expect(pictures(folder).length).toBeLessThan(30_000)
  }, 60_000)

  it('takes ten processes, which do no job twice, and tells what was spent', async () => {
    const folder = await shopWith(things(150))
    const api = await startImageApi({ delayMs: 20 })
    const given = openAi(api.url, { OPENAI_IMAGE_PRICE: '0.04 USD' })
    const { code, out } = await generate(folder, ['--partitions', '10', '--provider', 'openai'], given)
    expect(out).toMatch(/painted +150 .*\$6\.00/)
    expect(code).toBe(0)
    expect(api.asked).toHaveLength(150)
    expect([...api.paid.values()].every((count) => count === 1)).toBe(true)
    expect(api.paid.size).toBe(150)
    expect(pictures(folder)).toHaveLength(150)
  }, 120_000)

  it('ends with 2 when some are parked, says why, and tries them again when it is told to', async () => {
    const folder = await shopWith(things(5))
    let isRefusing = true
    const api = await startImageApi({
      answer: ({ prompt }) =>
        isRefusing && prompt.includes('number 2')
          ? (response) => json(response, 400, { error: { code: 'moderation_blocked', message: 'No.' } })
          : undefined,
    })
    const args = ['--provider', 'openai']
    expect(await generate(folder, args, openAi(api.url))).toMatchObject({
      code: 2,
      out: expect.stringMatching(/parked +1 /),
    })
    expect((await status(folder)).out).toMatch(
      /thing2 {2}OpenAI's moderation refuses the prompt \(400, moderation_blocked\)/,
    )
    expect(await generate(folder, args, openAi(api.url))).toMatchObject({ code: 2 })
    expect(api.asked).toHaveLength(5)
    isRefusing = false
    expect(await generate(folder, [...args, '--retry-parked'], openAi(api.url))).toMatchObject({ code: 0 })
  })

  it.each([[[]], [['--partitions', '3']]])(
    'ends with one line, and parks nothing, when the key is bad: %j',
    async (more) => {
      const folder = await shopWith(things(30))
      const api = await startImageApi({
        answer: () => (response) => json(response, 401, { error: { code: 'invalid_api_key', message: 'sk-test' } }),
      })
      const result = await generate(folder, ['--provider', 'openai', ...more], openAi(api.url))
      const line = 'OpenAI refuses the key of OPENAI_API_KEY (401, invalid_api_key).'
      expect(result).toEqual({ code: 1, out: '', err: `${line}\n` })
      expect(api.asked.length).toBeLessThanOrEqual(12)
      expect((await status(folder)).out).toMatch(
        new RegExp(`all +0 +30 +0 [\\s\\S]*ended: ${line.replace(/[()]/g, '\\$&')}`),
      )
    },
  )

  it.each([[[]], [['--partitions', '2']]])(
    'stops within ten seconds of Ctrl-C, and goes on later: %j',
    async (more) => {
      const folder = await shopWith(things(40))
      const api = await startImageApi({ delayMs: 300, answer: (_, nth) => (nth === 12 ? 'hung' : undefined) })
      let stoppedAt = 0
      const stopped = await generate(folder, ['--provider', 'openai', ...more], {
        ...openAi(api.url),
        onOutput(_, kill) {
          const timer = setInterval(() => {
            if (api.asked.length < 12) return
            clearInterval(timer)
            stoppedAt = performance.now()
            kill('SIGINT')
          }, 10)
        },
      })
      expect(performance.now() - stoppedAt).toBeLessThan(10_000)
      expect(stopped).toMatchObject({ code: 130, out: expect.stringMatching(/^Stopped [\s\S]*the next run goes on/) })
      expect(pictures(folder).length).toBeGreaterThanOrEqual(8)
      expect((await generate(folder, ['--provider', 'openai'], openAi(api.url))).code).toBe(0)
      expect(pictures(folder)).toHaveLength(40)
      expect([...api.paid.values()].every((count) => count === 1)).toBe(true)
    },
    60_000,
  )

  it.each<[string, string[], RegExp]>([
    [
      'a category that is unknown',
      ['--category', 'Cars'],
      /^There is no category 'Cars'\. Known are: Even, Lamps, Mugs, Odd\.\n$/,
    ],
    ['a partition that is none', ['--partition', '10'], /^--partition takes a whole number from 0 to 9, not '10'\.\n$/],
    ['a partition that is no number', ['--partition', '-1'], /^[^\n]*--partition[^\n]*\n/],
    ['too many processes', ['--partitions', '11'], /^--partitions takes a whole number from 1 to 10, not '11'\.\n$/],
    ['both', ['--partitions', '10', '--partition', '1'], /^[^\n]*only one of the two\.\n$/],
    ['a provider that is unknown', ['--provider', 'picasso'], /^--provider takes drawn or openai, not 'picasso'\.\n$/],
    ['a provider without its key', ['--provider', 'openai'], /^OPENAI_API_KEY must be set for pictures by openai\.\n$/],
    ['no limit', ['--limit', '0'], /^--limit takes a whole number from 1/],
    ['an option that is unknown', ['--fast'], /^Unknown option '--fast'\nUsage: /],
  ])('says in one line what is wrong: %s', async (_, args, message) => {
    const { code, out, err } = await generate(await shopWith(things(4)), args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
  })

  it('says in one line that there is no catalogue, or that the folder cannot be written', async () => {
    expect((await generate(temporaryFolder(), [])).err).toMatch(/^There is no catalogue at [^\n]*\n$/)
    const folder = await shopWith(things(2))
    const readOnly = await generate(folder, [], { env: { IMAGES_DIR: '/proc/pictures' } })
    expect(readOnly).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^IMAGES_DIR \/proc\/pictures cannot be written to \(E\w+\)\. [^\n]*\n$/),
    })
    mkdirSync(join(folder, 'images'))
    writeFileSync(join(folder, 'images', '.partial'), '')
    expect((await generate(folder, [])).err).toMatch(/^IMAGES_DIR [^\n]* cannot be written to \(ENOTDIR\)[^\n]*\n$/)
  })

  it('keeps pictures of odd ids inside its folder', async () => {
    const ids = ['a/b', '..', '../../up', 'x'.repeat(300), 'ü'.repeat(300), 'a b', '.hidden', 'CON']
    const folder = await shopWith(ids.map((id) => product({ id, title: 'Mug' })))
    expect((await generate(folder, [])).code).toBe(0)
    expect(pictures(folder)).toHaveLength(ids.length)
    expect(readdirSync(folder).toSorted()).toEqual(expect.arrayContaining(['catalogue.db', 'images', 'images.db']))
  })
})

describe('images:status', () => {
  it('says that nothing is planned, and makes nothing', async () => {
    const folder = temporaryFolder()
    expect(await status(folder)).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(/^No pictures are planned yet/),
    })
    expect(readdirSync(folder)).toEqual([])
  })
})
