import type { SearchEvaluation } from './search-evaluation.ts'

/**
 * What search as a shopper has it (auto) must reach, by catalogue and figure: some two points below what was measured last,
 * so that a change that makes it worse is seen, and one that moves a question or two is not. Raised when figures rise.
 */
export const floors: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'Demo catalogue': {
    'judged queries, nDCG@10': 0.965,
    'the same, one typing error': 0.955,
    'names of kinds, first ten': 0.98,
    'other names, first ten': 0.95,
    'described needs, first five': 0.63,
    'described needs, first five, in the chat': 0.53,
  },
  Icecat: {
    'judged queries, nDCG@10': 0.82,
    'the same, one typing error': 0.78,
    'names of kinds, first ten': 0.88,
    'other names, first ten': 0.84,
  },
}

/** The figures that lie below their floors, in words; empty where none does. */
export function belowFloors({
  name,
  measured,
  chatted,
}: Pick<SearchEvaluation, 'name' | 'measured' | 'chatted'>): string[] {
  const figures = [
    ...measured.map(({ figure, means }) => ({ figure, value: means.auto })),
    ...(chatted === undefined ? [] : [{ figure: `${chatted.figure}, in the chat`, value: chatted.means.chat }]),
  ]
  return figures.flatMap(({ figure, value = 0 }) => {
    const floor = floors[name]?.[figure] ?? 0
    return value < floor ? [`${name}: ${figure} is ${value.toFixed(3)}, below ${floor}`] : []
  })
}
