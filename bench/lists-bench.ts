import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mostItems } from '../src/lists/basket.ts'
import { parseList } from '../src/lists/parse-list.ts'
import { mostLines } from '../src/lists/shopping-list.ts'
import { demoSet } from './evaluation-set.ts'
import { type ExpectedItem, readLists } from './list-evaluation.ts'
import { percentile } from './percentiles.ts'
import { photoRows } from './photos-bench.ts'
import { type SearchedService, withService } from './searched-service.ts'
import { ms, type Section } from './section.ts'

/** As many things as the longest school lists have. */
const thingsOfList = 30
/** Lists that are asked before anything is measured, and rounds that are. */
const warmups = 5
const rounds = 3

/** How long a shopping list takes, from its text or its photo to its basket, in the whole service. */
export async function benchLists(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const lists = listsOf(readLists().flatMap(({ items }) => items))
    const section = await withService(await demoSet(folder), async (service) => {
      for (const list of lists.slice(0, warmups)) await service.parts(list)
      const took: number[] = []
      for (let round = 0; round < rounds; round++)
        for (const list of lists) took.push(await timed(() => service.parts(list)))
      return sectionOf(lists, took, await longest(service))
    })
    return { ...section, rows: [...section.rows, ...(await photoRows())] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lists of things that the evaluation asks for, each beginning with another one. */
function listsOf(items: readonly ExpectedItem[]): string[] {
  const lines = items.map(({ text, quantity = 1 }) => `- ${quantity} x ${text}`)
  return Array.from({ length: Math.floor(lines.length / thingsOfList) }, (_, index) =>
    lines.slice(index * thingsOfList, (index + 1) * thingsOfList).join('\n'),
  )
}

const longest = (service: SearchedService): Promise<number> =>
  timed(() => service.parts(Array.from({ length: mostLines }, (_, index) => `${(index % 9) + 1} pens`).join('\n')))

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function sectionOf(lists: readonly string[], took: readonly number[], longestMs: number): Section {
  const reading = lists.map((list) => {
    const startedAt = performance.now()
    parseList(list)
    return performance.now() - startedAt
  })
  return {
    title: `Shopping lists, demo catalogue, ${lists.length} lists of ${thingsOfList} things`,
    rows: [
      ['figure', 'Shopclerk', 'aim'],
      ['from the text to the basket, in the chat, median', ms(percentile(took, 0.5)), '≤ 50 ms'],
      ['from the text to the basket, in the chat, p99', ms(percentile(took, 0.99)), ''],
      ['the text read, median', ms(percentile(reading, 0.5)), ''],
      [`a list of ${mostLines} lines, of which ${mostItems} are priced`, ms(longestMs), '≤ 2 s'],
    ],
  }
}
