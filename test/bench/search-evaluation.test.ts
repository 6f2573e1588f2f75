import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  evaluationPlots,
  likenessFigures,
  questionList,
  searchJson,
  searchTable,
  worseThanAlone,
} from '../../bench/evaluation-report.ts'
import { judgedSet } from '../../bench/evaluation-set.ts'
import { evaluateSearch } from '../../bench/search-evaluation.ts'
import { sampleCatalogue } from '../fixtures/app.ts'

describe('the evaluation of the search', () => {
  it('goes through GET /api/search on the sample catalogue, which is better than its anchors', async () => {
    const judgements = fileURLToPath(new URL('../fixtures/judgements.csv', import.meta.url))
    const set = judgedSet({ catalogue: sampleCatalogue, format: 'jsonl', types: ['auto', 'keyword'] }, judgements)
    const evaluation = await evaluateSearch(set)
    const [judged, mistyped] = evaluation.measured
    expect(judged?.questions).toHaveLength(53)
    expect(judged?.means.auto).toBeGreaterThan(0.93)
    expect(judged?.means.auto).toBeGreaterThan(judged?.means.MiniSearch ?? 1)
    expect(judged?.means.auto).toBeGreaterThan(judged?.means.Orama ?? 1)
    expect(mistyped?.questions.length).toBeGreaterThan(53)
    expect(evaluation.took.keyword?.length).toBe(53 + (mistyped?.questions.length ?? 0))
    expect(searchTable(evaluation)).toContain((judged?.means.auto ?? 0).toFixed(3))
    expect(searchJson(evaluation).figures[0]).toMatchObject({ figure: 'judged queries, nDCG@10', asked: 53 })
    expect(likenessFigures(evaluation)).toEqual([])
    const plots = [...evaluationPlots(evaluation)]
    expect(plots).toHaveLength(2)
    for (const [name, svg] of plots) {
      expect(name).toMatch(/^[a-z0-9-]+\.svg$/)
      expect(svg).toContain('</svg>')
    }
  }, 60_000)
})

const measured = (auto: number, vector: number) => ({
  figure: 'names of kinds',
  unit: 'percent' as const,
  aim: 0.9,
  means: { auto, vector, Orama: 0.1 },
  questions: [
    { text: 'tv', by: { auto: { score: 1, found: ['1'] }, vector: { score: 0, found: [] } } },
    { text: 'laptop', by: { auto: { score: 0, found: ['2'] }, vector: { score: 1, found: ['1'] } } },
  ],
})
const evaluation = (auto: number, vector: number) => ({
  name: 'Shop',
  products: [],
  types: ['auto', 'vector'] as const,
  anchors: ['Orama'],
  measured: [measured(auto, vector)],
  chatted: undefined,
  took: { auto: [1, 2, 3], vector: [4] },
  likeness: undefined,
})

describe('the report', () => {
  it('says where auto is worse than one type alone', () => {
    expect(worseThanAlone(evaluation(0.5, 0.5))).toEqual([])
    expect(worseThanAlone(evaluation(0.5, 0.6))).toEqual(['names of kinds: auto 50.0%, vector alone 60.0%'])
  })

  it('has a column for each search beside the aim', () => {
    const [, head, , row] = searchTable(evaluation(0.5, 0.6)).split('\n')
    expect(head).toMatch(/^figure +asked +auto +vector +Orama +aim$/)
    expect(row).toMatch(/^names of kinds +2 +50.0% +60.0% +10.0% +≥ 90.0%$/)
  })

  it('lists what fails first, with what was found', () => {
    const [, first, second] = questionList(evaluation(0.5, 0.6)).split('\n')
    expect(first).toMatch(/^ {2}0\.000 {2}laptop .*vector 1\.00.*→ 2$/)
    expect(second).toMatch(/^ {2}1\.000 {2}tv /)
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
