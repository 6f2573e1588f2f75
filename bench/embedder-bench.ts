import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EmbedderJob, EmbedderMeasured } from './embedder-process.ts'
import { demoSet, icecatSet } from './evaluation-set.ts'
import { measuredIn } from './measured-process.ts'
import { percentile } from './percentiles.ts'
import { productsOfFeed } from './products-of-feed.ts'
import { megabytes, ms, type Section, seconds } from './section.ts'

/** How long the catalogue's own embedder learns and embeds, in a process of its own. */
export async function benchEmbedder(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const { name, catalogue, format, judgements } = icecatSet(process.env.TEST_DATA) ?? (await demoSet(folder))
    const queries = [...judgements(await Array.fromAsync(productsOfFeed(catalogue, format))).keys()]
    const job: EmbedderJob = { catalogue, format, queries }
    const measured = await measuredIn<EmbedderMeasured>(new URL('./embedder-process.ts', import.meta.url), job)
    return {
      title: `Embedder of the catalogue, ${name}, ${measured.products} products`,
      rows: [
        ['figure', 'Shopclerk'],
        ['trained', seconds(measured.trainMs)],
        ['all products embedded', seconds(measured.embedAllMs)],
        ['a query embedded, median', ms(percentile(measured.embedQuery, 0.5))],
        ['a query embedded, p99', ms(percentile(measured.embedQuery, 0.99))],
        ['the model', megabytes(measured.model)],
        ['peak memory of the process, with all texts', megabytes(measured.peakMemory)],
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
