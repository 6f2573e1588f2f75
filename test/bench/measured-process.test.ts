import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { AnchorMeasured } from '../../bench/anchor-process.ts'
import { measuredIn, startFlags } from '../../bench/measured-process.ts'
import { sampleCatalogue } from '../fixtures/app.ts'

const script = new URL('../../bench/anchor-process.ts', import.meta.url)
const job = { anchor: 'MiniSearch', catalogue: sampleCatalogue, format: 'jsonl', queries: ['mouse', 'lamp'], rounds: 3 }

describe('a process that measures', () => {
  it('says what it took, and the memory that is its own', async () => {
    const { loadMs, took, peakMemory } = await measuredIn<AnchorMeasured>(script, job)
    expect(loadMs).toBeGreaterThan(0)
    expect(took).toHaveLength(6)
    for (const ms of took) expect(ms).toBeGreaterThan(0)
    expect(peakMemory).toBeGreaterThan(20)
  }, 60_000)

  it('that ends before it has measured is an error', async () => {
    const ended = measuredIn(script, { ...job, catalogue: '/nowhere.jsonl' })
    await expect(ended).rejects.toThrow('before it had measured')
  }, 60_000)

  it('has the flags of npm start, on which its memory depends', () => {
    expect(startFlags().length).toBeGreaterThan(0)
    for (const flag of startFlags()) expect(flag).toMatch(/^--[a-z-]+=\d+$/)
  })
})

describe('npm run bench', () => {
  it.each([['--only', 'speed'], ['--all']])(
    'refuses %s',
    (...flags) => {
      const bench = fileURLToPath(new URL('../../bench/bench.ts', import.meta.url))
      const { status, stderr, stdout } = spawnSync(process.execPath, [bench, ...flags], { encoding: 'utf8' })
      expect(status).toBe(2)
      expect(stderr).toMatch(/^Usage: npm run bench -- \[--only demo,/)
      expect(stdout).toBe('')
    },
    60_000,
  )
})
