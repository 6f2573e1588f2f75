import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchHttp } from './http-bench.ts'
import { latencyPlot } from './plots/latency.ts'
import { npmStart, removeFolder } from './process-bench.ts'
import { megabytes, type Section, seconds } from './section.ts'

/** What a shop is started with, asked, and held to. */
interface Shop {
  title: string
  plot: string
  env: Record<string, string>
  /** It shows products. */
  question: string
  /** How soon all is loaded, with vectors, from nothing. */
  aim: string
}

export const benchDemo = (): Promise<Section> =>
  benchShop({
    title: 'Demo catalogue',
    plot: 'demo-catalogue.svg',
    env: {},
    question: 'wireless mouse under $30',
    aim: '',
  })

/** The same with 19,406 real products. */
export const benchIcecat = (testData: string): Promise<Section> =>
  benchShop({
    title: 'Icecat, 19,406 products',
    plot: 'icecat-products.svg',
    env: { CATALOGUE: join(testData, 'icecat', 'products.jsonl.gz'), CATALOGUE_FORMAT: 'icecat' },
    question: 'toner for copycentre c65',
    aim: '≤ 60 s',
  })

/** `npm start` from nothing and again, then chat turns over HTTP beside a bare Fastify route that sends the same bytes. */
async function benchShop({ title, plot, env, question, aim }: Shop): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const cold = await npmStart(folder, question, env)
    const withVectors = await cold.vectorsReady(question)
    const loading = cold.memory()
    await cold.stop()
    const warm = await npmStart(folder, question, env)
    const { figures, curves } = await benchHttp(warm.url)
    const { now, peak } = warm.memory()
    await warm.stop()
    return {
      title,
      rows: [
        ['figure', 'Shopclerk', 'bare Fastify', 'aim'],
        ['npm start to first answer, nothing loaded', seconds(cold.firstAnswerMs), '', '≤ 10 s'],
        ['npm start to loaded, with vectors', seconds(withVectors), '', aim],
        ['npm start to first answer, loaded', seconds(warm.firstAnswerMs), '', '≤ 1.5 s'],
        ...figures.map(({ figure, value, anchor = '', aim = '' }) => [figure, value, anchor, aim]),
        ['peak memory while loading with vectors', megabytes(loading.peak), '', '≤ 300 MB'],
        ['memory after the chat turns (peak)', `${megabytes(now)} (${megabytes(peak)})`, '', '≤ 300 MB'],
      ],
      plots: new Map([[plot, latencyPlot(title, curves)]]),
    }
  } finally {
    removeFolder(folder)
  }
}
