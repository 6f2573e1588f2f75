import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { judgedOneByOne } from '../../bench/evaluation-set.ts'
import { mean } from '../../bench/relevance.ts'
import { evaluateSearch } from '../../bench/search-evaluation.ts'
import { trueDevices } from '../../bench/true-devices.ts'
import { sampleCatalogue } from '../fixtures/app.ts'

describe('the evaluation of the search', () => {
  it('goes through GET /api/search on the sample catalogue, which is better than its anchor', async () => {
    const { name, figures, scores } = await evaluateSearch({
      name: 'Sample catalogue',
      catalogue: sampleCatalogue,
      format: 'jsonl',
      judgements: judgedOneByOne(fileURLToPath(new URL('../fixtures/judgements.csv', import.meta.url))),
    })
    expect(name).toContain('53 judged queries')
    expect(mean(scores)).toBeGreaterThan(0.93)
    const ndcg = figures.find(({ figure }) => figure === 'nDCG@10')
    expect(Number(ndcg?.value)).toBeCloseTo(mean(scores), 3)
    expect(Number(ndcg?.value)).toBeGreaterThan(Number(ndcg?.anchor))
  })

  it('tells devices from their accessories', () => {
    const titles = new Map([
      ['laptop', 'HP Pavilion Notebook Silver 43.2 cm (17")'],
      ['bag', 'Targus notebook case 39.1 cm'],
      ['printer', 'Xerox Phaser 5550V laser printer 1200 x 1200 DPI'],
      ['drum', 'Brother Drum for Laser Printer'],
    ])
    expect(trueDevices(new Map([['laptop', ['laptop', 'bag']]]), titles)).toBe(0.5)
    expect(trueDevices(new Map([['printer', ['drum']]]), titles)).toBe(0)
    expect(
      trueDevices(
        new Map([
          ['printer', ['printer']],
          ['laptop', []],
        ]),
        titles,
      ),
    ).toBe(0.5)
  })
})

describe('npm run evaluate', () => {
  const script = fileURLToPath(new URL('../../scripts/evaluate.ts', import.meta.url))
  const run = (...flags: string[]) => spawnSync(process.execPath, [script, ...flags], { encoding: 'utf8' })

  it.each([
    [['--catalogue', 'feed.jsonl'], 'Usage: npm run evaluate'],
    [['--catalogue', 'missing.jsonl', '--judgements', 'missing.csv'], 'There is no file missing.jsonl.'],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('refuses %j', (flags, message) => {
    const { status, stderr, stdout } = run(...flags)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
    expect(stdout).toBe('')
  })
})
