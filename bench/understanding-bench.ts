import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeFeed } from '../src/ingest/feed-file.ts'
import { loadFeed } from '../src/ingest/load-feed.ts'
import { demoSet, icecatSet } from './evaluation-set.ts'
import { readHeldOutSets } from './held-out-sets.ts'
import { measuredIn } from './measured-process.ts'
import { percentile } from './percentiles.ts'
import { megabytes, ms, type Section } from './section.ts'
import type { UnderstandingJob, UnderstandingMeasured } from './understanding-process.ts'

/** Times each text is understood, the first of which warms up. */
const rounds = 6

/** Understanding alone, in a process of its own: how long a message takes, the start, and the memory. */
export async function benchUnderstanding(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const { name, catalogue, format } = icecatSet(process.env.TEST_DATA) ?? (await demoSet(folder))
    const database = join(folder, 'catalogue.db')
    const feed = await describeFeed(catalogue, format)
    const target = { engine: 'sqlite', path: database } as const
    await loadFeed({ feed, target, dataDir: folder, currency: 'USD', reindex: false }).summary
    const { intents, constraints, scope } = readHeldOutSets('development')
    const texts = [...intents, ...constraints, ...scope].map(({ text }) => text)
    const job: UnderstandingJob = { database, texts, rounds }
    const script = new URL('./understanding-process.ts', import.meta.url)
    const measured = await measuredIn<UnderstandingMeasured>(script, job, ['--expose-gc'])
    return sectionOf(name, texts.length, measured)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const sectionOf = (name: string, texts: number, measured: UnderstandingMeasured): Section => ({
  title: `Understanding, ${name}, ${texts} messages`,
  rows: [
    ['figure', 'Shopclerk', 'aim'],
    ['a message understood, median', ms(percentile(measured.took, 0.5)), '≤ 1 ms'],
    ['a message understood, p99', ms(percentile(measured.took, 0.99)), '≤ 5 ms'],
    ['the classifier read at the start', ms(measured.classifierMs), '≤ 1 s'],
    ['until the first message is understood', ms(measured.firstMs), ''],
    ['memory beside the catalogue', megabytes(measured.memory), '≤ 40 MB'],
  ],
})
