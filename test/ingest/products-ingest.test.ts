import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openSqliteEngine } from '../../src/search/engines/sqlite/index.ts'
import { someProducts, temporaryFolder, writeFeed } from '../fixtures/feeds.ts'

const script = fileURLToPath(new URL('../../scripts/products-ingest.ts', import.meta.url))

interface Result {
  code: number | null
  out: string
  err: string
}

/** Runs the command on a data folder; `onSpawn` gets a function that sends what Ctrl-C does. */
async function ingest(dataDir: string, args: string[], onSpawn?: (kill: () => void) => void): Promise<Result> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, CATALOGUE: '' },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  onSpawn?.(() => child.kill('SIGINT'))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

async function countIn(dataDir: string): Promise<number> {
  const engine = await openSqliteEngine(join(dataDir, 'catalogue.db'))
  try {
    return await engine.count()
  } finally {
    await engine.close()
  }
}

describe('products:ingest', () => {
  it('loads a feed and names the lines that it refused', async () => {
    const folder = await temporaryFolder()
    const feed = await writeFeed(folder, 'a.jsonl.gz', [...someProducts(20), { id: 'bad', title: 'x', stock: -1 }])
    const { code, out, err } = await ingest(join(folder, 'var'), [feed])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/accepted\s+20 /)
    expect(out).toMatch(/21 {2}bad {2}stock: must be an integer ≥ 0/)
    expect(await countIn(join(folder, 'var'))).toBe(20)
  })

  it('fails when nothing could be taken, so that a scheduler notices', async () => {
    const folder = await temporaryFolder()
    const feed = await writeFeed(folder, 'bad.jsonl', ['nonsense', '{"id": "x"}'])
    const { code, out } = await ingest(join(folder, 'var'), [feed])
    expect(out).toMatch(/No line was accepted/)
    expect(code).toBe(1)
  })

  it('explains itself when asked', async () => {
    const folder = await temporaryFolder()
    expect(await ingest(folder, ['--help'])).toEqual({ code: 0, out: expect.stringMatching(/^Usage: .*FILE/), err: '' })
  })

  it('removes with --reindex what the feed does not have', async () => {
    const folder = await temporaryFolder()
    const dataDir = join(folder, 'var')
    await ingest(dataDir, [await writeFeed(folder, 'a.jsonl', someProducts(20))])
    const { code, out } = await ingest(dataDir, ['--reindex', await writeFeed(folder, 'b.jsonl', someProducts(5))])
    expect(code).toBe(0)
    expect(out).toMatch(/removed\s+15 /)
    expect(await countIn(dataDir)).toBe(5)
  })

  it.each([
    [[], /^Name a feed\.\nUsage: npm run products:ingest/],
    [['a.jsonl', 'b.jsonl'], /^Name one feed at a time\.\nUsage/],
    [['--colour', 'a.jsonl'], /^Unknown option '--colour'\.\nUsage/],
    [['a.jsonl', '--format', 'xml'], /^--format takes jsonl, csv, icecat, acp, not 'xml'\.\nUsage/],
    [['/nowhere/a.jsonl'], /^The feed \/nowhere\/a\.jsonl does not exist\.\n$/],
    [['/', '--format', 'jsonl'], /^The feed \/ is a folder, not a file\.\n$/],
  ])('says in one line what is wrong with %j', async (args, message) => {
    const { code, out, err } = await ingest(join(await temporaryFolder(), 'var'), args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(message)
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('stops at Ctrl-C with what was accepted, and says so', async () => {
    const folder = await temporaryFolder()
    const dataDir = join(folder, 'var')
    const feed = await writeFeed(folder, 'a.jsonl', someProducts(60_000))
    const { code, out } = await ingest(dataDir, [feed], (interrupt) => {
      const looking = setInterval(async () => {
        if ((await countIn(dataDir).catch(() => 0)) === 0) return
        clearInterval(looking)
        interrupt()
      }, 100)
    })
    expect(code).toBe(130)
    expect(out).toMatch(/^Stopped loading /)
    const count = await countIn(dataDir)
    expect(out).toContain(`accepted     ${count.toLocaleString('en').padStart(10)}`)
    expect(count).toBeLessThan(60_000)
  })
})
