import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../../../scripts/products-generate.ts', import.meta.url))

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'products-generate-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const environment = () => ({ ...process.env, DATA_DIR: folder })

interface Outcome {
  code: number | string | null | undefined
  stdout: string
  stderr: string
}

const run = (...flags: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [script, ...flags], { env: environment(), maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    )
  })

describe('products:generate', { timeout: 30_000 }, () => {
  it('writes to DATA_DIR and sums up', async () => {
    const { code, stdout } = await run('--count', '40')
    expect(code).toBe(0)
    expect(stdout).toMatch(/products +40\n/)
    expect(readFileSync(join(folder, 'demo-catalogue.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(40)
  })

  it('writes products, and nothing else, to standard output', async () => {
    const { code, stdout, stderr } = await run('--count', '40', '--seed', '9', '--out', '-')
    expect(code).toBe(0)
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id)
    expect(new Set(ids).size).toBe(40)
    expect(stderr).toMatch(/products +40\n/)
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    [['--count', '0'], "--count takes an integer from 1 to 1000000, not '0'."],
    [['--count', '1e3'], "--count takes an integer from 1 to 1000000, not '1e3'."],
    [['--seed', 'x'], "--seed takes an integer from 0 to 9007199254740991, not 'x'."],
    [['--out', 'a.csv'], "--out takes a name that ends in .jsonl or .jsonl.gz, or -, not 'a.csv'."],
    [['--frob'], "Unknown option '--frob'."],
  ])('refuses %j in one line', async (flags, reason) => {
    expect(await run(...flags)).toEqual({ code: 2, stdout: '', stderr: `${reason}\n` })
  })

  it('tells its flags', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--seed'), stderr: '' })
  })

  it('leaves nothing when it is interrupted', async () => {
    const child = spawn(process.execPath, [script, '--count', '1000000'], { env: environment() })
    while (readdirSync(folder).length === 0) await setTimeout(20)
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([130, null])
    expect(readdirSync(folder)).toEqual([])
  })
})
