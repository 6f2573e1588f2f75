import cliProgress from 'cli-progress'
import type { GenerateProgress } from '../src/images/generate/generate.ts'
import { costOf, duration, inWords, rateText } from '../src/images/generate/texts.ts'
import type { OpenAiImageSettings } from '../src/images/settings.ts'

export interface ImageBars {
  planning(read: number): void
  show(progress: GenerateProgress): void
  end(): void
}

type Price = OpenAiImageSettings['price']

/** Of all partitions, as far as the run is to go. */
function sumOf({ partitions, limit }: GenerateProgress): { total: number; settled: number } {
  const all = [...partitions.values()]
  const total = all.reduce((sum, one) => sum + one.total, 0)
  const settled = all.reduce((sum, one) => sum + one.settled, 0)
  const most = Math.min(total, limit ?? total)
  return { total: most, settled: Math.min(most, settled) }
}

/** What is told beside the bar of all partitions. */
function toldOf(progress: GenerateProgress, price: Price): string {
  const { tally, tookMs } = progress
  const { total, settled } = sumOf(progress)
  const left = settled === 0 ? '–' : duration((tookMs * (total - settled)) / settled)
  const cost = costOf(tally.paid, price)
  return [
    rateText(settled, tookMs),
    `${left} left`,
    ...(cost === undefined ? [] : [`${cost} spent`]),
    ...(tally.inWork > 0 ? [`${tally.inWork} in work`] : []),
    ...(tally.failed > 0 ? [`${inWords(tally.failed)} tried again`] : []),
    ...(tally.parked > 0 ? [`${inWords(tally.parked)} parked`] : []),
    ...(tally.trouble === undefined ? [] : [tally.trouble]),
  ].join(', ')
}

/** A line a partition and one for all, on a terminal; for logs a line every five seconds. */
export const imageBars = (price: Price): ImageBars => (process.stderr.isTTY ? barsOnTerminal(price) : lines(price))

function barsOnTerminal(price: Price): ImageBars {
  const bars = new cliProgress.MultiBar({
    stream: process.stderr,
    format: '{name} {bar} {percentage}% | {shown} | {told}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: false,
    stopOnComplete: false,
    gracefulExit: false,
    emptyOnZero: false,
  })
  const lines = new Map<string, cliProgress.SingleBar>()
  const put = (name: string, total: number, value: number, told: string): void => {
    const payload = { name: name.padEnd(12), told, shown: `${inWords(value)} of ${inWords(total)}` }
    const line = lines.get(name) ?? bars.create(total, 0, payload)
    lines.set(name, line)
    line.setTotal(Math.max(1, total))
    line.update(total === 0 ? 1 : value, payload)
  }
  return {
    planning: (read) => put('planning', read, read, 'products read'),
    show(progress) {
      for (const [partition, { total, settled }] of progress.partitions)
        put(`partition ${partition}`, total, settled, '')
      const { total, settled } = sumOf(progress)
      put('all', total, settled, toldOf(progress, price))
    },
    end: () => bars.stop(),
  }
}

function lines(price: Price): ImageBars {
  let last = performance.now()
  const say = (text: () => string): void => {
    if (performance.now() - last < 5_000) return
    last = performance.now()
    process.stderr.write(`${text()}\n`)
  }
  return {
    planning: (read) => say(() => `${inWords(read)} products read`),
    show: (progress) =>
      say(() => {
        const shares = [...progress.partitions].map(
          ([partition, { total, settled }]) => `${partition}: ${settled}/${total}`,
        )
        return `${toldOf(progress, price)} | ${shares.join(' ')}`
      }),
    end: () => undefined,
  }
}
