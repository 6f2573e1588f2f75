import { type Figure, grid } from './figures.ts'
import { type Measured, written } from './measure.ts'
import { percentile } from './percentiles.ts'
import { barPlot } from './plots/bars.ts'
import { sortedScoresPlot } from './plots/sorted-scores.ts'
import type { SearchEvaluation } from './search-evaluation.ts'
import type { LikenessChecked } from './similar-evaluation.ts'

/** All that was asked of a catalogue, one row a figure, each type of search and each anchor a column. */
export function searchTable({ name, products, types, anchors, measured, chatted, took }: SearchEvaluation): string {
  const searches = [...types, ...anchors]
  const rows = measured.map((one) => [
    one.figure,
    String(one.questions.length),
    ...searches.map((search) => meanOf(one, search)),
    aimOf(one),
  ])
  const inChat =
    chatted === undefined
      ? []
      : [['the same needs, said in the chat', String(chatted.questions.length), meanOf(chatted, 'chat')]]
  const latency = [
    'GET /api/search with facets, median / p99, ms',
    '',
    ...types.map((type) => [0.5, 0.99].map((share) => percentile(took[type] ?? [], share).toFixed(1)).join(' / ')),
  ]
  return grid(`Search: ${name}, ${products.length} products`, [
    ['figure', 'asked', ...searches, 'aim'],
    ...rows,
    ...inChat,
    latency,
  ])
}

const meanOf = (measured: Measured, search: string): string => written(measured, measured.means[search] ?? 0)

const aimOf = (measured: Measured): string => (measured.aim === undefined ? '' : `≥ ${written(measured, measured.aim)}`)

/** Where auto is worse on the mean than words or meaning alone, in words; empty where it nowhere is. */
export const worseThanAlone = ({ types, measured }: SearchEvaluation): string[] =>
  measured.flatMap((one) =>
    types
      .filter((type) => (type === 'keyword' || type === 'vector') && (one.means[type] ?? 0) > (one.means.auto ?? 0))
      .map((type) => `${one.figure}: auto ${meanOf(one, 'auto')}, ${type} alone ${meanOf(one, type)}`),
  )

/** How good what is shown as similar is; empty where no rule judges it. */
export function likenessFigures({ likeness }: SearchEvaluation): Figure[] {
  if (likeness === undefined) return []
  const shown = likeness.reduce((sum, one) => sum + one.shown.length, 0)
  const count = (of: (one: LikenessChecked) => number): number => likeness.reduce((sum, one) => sum + of(one), 0)
  const right = shown - count(({ otherKind }) => otherKind) - count(({ itself }) => itself)
  return [
    { figure: 'similar: right kind among the first five', value: `${((100 * right) / shown).toFixed(1)}% of ${shown}` },
    {
      figure: 'similar: something is shown',
      value: `${count((one) => Math.min(1, one.shown.length))} of ${likeness.length} products`,
    },
    { figure: 'similar: the product itself is shown', value: String(count(({ itself }) => itself)), aim: '0' },
    {
      figure: 'similar: only its colours and sizes are shown',
      value: String(count((one) => (one.shown.length > 0 && one.variants === one.shown.length ? 1 : 0))),
      aim: '0',
    },
    { figure: 'similar: it in another colour or size is shown', value: String(count(({ variants }) => variants)) },
  ]
}

/** The questions of each figure, worst first, with what was found first, so that it can be seen what fails. */
export function questionList({ measured, chatted, products }: SearchEvaluation): string {
  const titles = new Map(products.map(({ id, title }) => [id, title]))
  const listed =
    chatted === undefined ? measured : [...measured, { ...chatted, figure: `${chatted.figure}, in the chat` }]
  return listed.map((one) => [`${one.figure}, worst first`, ...worstFirst(one, titles), ''].join('\n')).join('\n')
}

const shownOfEach = 3
const shownOfTitle = 60

function worstFirst(measured: Measured, titles: ReadonlyMap<string, string>): string[] {
  return measured.questions
    .flatMap(({ text, by }) => {
      const [name = ''] = Object.keys(by)
      const { auto = by[name], ...others } = by
      return auto === undefined ? [] : [{ text, auto, others }]
    })
    .toSorted((one, other) => one.auto.score - other.auto.score)
    .map(({ text, auto, others }) => {
      const beside = Object.entries(others).map(([name, { score }]) => `${name} ${score.toFixed(2)}`)
      const first = auto.found.slice(0, shownOfEach).map((id) => (titles.get(id) ?? id).slice(0, shownOfTitle))
      return `  ${auto.score.toFixed(3)}  ${text}  (${beside.join(', ')})  → ${first.join(' | ') || 'nothing'}`
    })
}

/** The figures for JSON: the means, and the score of each question. */
export const searchJson = ({ name, products, measured, chatted, likeness, took, ...rest }: SearchEvaluation) => ({
  title: `${name}, ${products.length} products`,
  figures: [
    ...measured,
    ...(chatted === undefined ? [] : [{ ...chatted, figure: `${chatted.figure}, in the chat` }]),
  ].map(({ figure, aim, means, questions }) => ({ figure, aim, asked: questions.length, means: rounded(means) })),
  latencyMs: Object.fromEntries(
    rest.types.map((type) => [
      type,
      { median: round(percentile(took[type] ?? [], 0.5)), p99: round(percentile(took[type] ?? [], 0.99)) },
    ]),
  ),
  similar: likenessFigures({ name, products, measured, chatted, likeness, took, ...rest }),
})

const round = (value: number): number => Math.round(value * 1_000) / 1_000
const rounded = (means: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(means).map(([name, mean]) => [name, round(mean)]))

/** Plots of an evaluation by file name: the figures as bars, and the judged queries of each search sorted. */
export function evaluationPlots({ name, products, types, anchors, measured }: SearchEvaluation): Map<string, string> {
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const searches = [...types, ...anchors]
  const groups = measured.map((one) => ({
    name: one.figure,
    values: searches.map((search) => one.means[search]),
    aim: one.aim,
    written: (value: number) => written(one, value),
  }))
  const plots = new Map([[`${slug}-figures.svg`, barPlot(`${name}, ${products.length} products`, searches, groups)]])
  const [judged] = measured
  if (judged === undefined) return plots
  const curves = ['auto', ...anchors].map((search) => ({
    name: search,
    scores: judged.questions.map(({ by }) => by[search]?.score ?? 0),
  }))
  return plots.set(`${slug}-queries.svg`, sortedScoresPlot(`${name}: ${judged.figure} of each query`, curves))
}
