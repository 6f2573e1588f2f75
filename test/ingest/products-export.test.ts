import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { someProducts, temporaryFolder, writeFeed } from '../fixtures/feeds.ts'

interface Result {
  code: number
  out: string
  err: string
}

function run(script: string, dataDir: string, args: string[]): Promise<Result> {
  const path = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url))
  const env = { ...process.env, DATA_DIR: dataDir, CATALOGUE: '' }
  return new Promise((resolve) => {
    execFile(process.execPath, [path, ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

describe('products:export', () => {
  it('writes the catalogue to a file or to standard output, and what it wrote loads again', async () => {
    const folder = await temporaryFolder()
    const [dataDir, other] = [join(folder, 'var'), join(folder, 'other')]
    await run('products-ingest', dataDir, [await writeFeed(folder, 'a.jsonl', someProducts(20))])
    const file = join(folder, 'out.csv')
    const { code, out } = await run('products-export', dataDir, ['--format', 'csv', '--out', file])
    expect([code, out]).toEqual([0, `Wrote 20 products to ${file}\n`])
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect((await run('products-ingest', other, [file])).out).toMatch(/written\s+20\b/)

    const lines = (await run('products-export', dataDir, [])).out.trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toHaveLength(20)
    await run('products-export', dataDir, ['--format', 'acp', '--out', join(folder, 'feed.json')])
    const document = JSON.parse(await readFile(join(folder, 'feed.json'), 'utf8')) as { products: unknown[] }
    expect(document.products).toHaveLength(20)
  })

  it.each([
    [['--format', 'xml'], /--format takes jsonl, acp, csv, not 'xml'/],
    [['--colour'], /Unknown option '--colour'/],
    [[], /There is no catalogue at /],
  ])('%j ends with one line that says what is wrong', async (args, message) => {
    const { code, out, err } = await run('products-export', await temporaryFolder(), args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
    expect(err).not.toMatch(/\n\s+at /)
  })

  it('explains itself when asked', async () => {
    expect(await run('products-export', await temporaryFolder(), ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Usage: npm run products:export/),
    })
  })
})
