import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PQueue from 'p-queue'
import type { Page, Worker } from 'tesseract.js'
import { type ReadWord, textOfLines } from '../ocr-text.ts'
import type { PictureReader, PictureText } from '../picture-reader.ts'
import { pictureRefusals } from '../picture-refusals.ts'
import { type PreparedPage, preparePage } from './prepare-page.ts'

export interface OcrReaderOptions {
  /** Milliseconds that the letters of one picture may take; default: 20 s, more than the fullest page needs, also beside a busy service. */
  readWithinMs?: number
  /** Milliseconds without a picture after which the worker's memory is given back; default: 30 s. */
  idleMs?: number
  /** Milliseconds for the worker's start; default: 20 s, its model has 3 MB. */
  startWithinMs?: number
  /** Starts a worker; default: Tesseract's own. */
  start?: () => Promise<OcrWorker>
}

/** What is asked of a worker of Tesseract. */
export type OcrWorker = Pick<Worker, 'recognize' | 'terminate'>

/** Pictures that wait for the one worker: about as many as it reads while somebody still waits. */
const mostWaiting = 24
/** Shades between ink and paper below which nothing stands on a picture. */
const leastContrast = 28
/** Share of the contrast that a sharp edge takes in one pixel, below which letters are smeared into each other. */
const leastSteepness = 0.25

/**
 * Reads letters with Tesseract, in a worker thread of its own that is started for the first picture and ended when none
 * comes any more. Its model comes from its package; nothing is fetched or written.
 */
export function createOcrReader(options: OcrReaderOptions = {}): PictureReader {
  const { readWithinMs = 20_000, idleMs = 30_000, startWithinMs = 20_000, start = startWorker } = options
  const queue = new PQueue({ concurrency: 1 })
  const closing = new AbortController()
  let worker: Promise<OcrWorker> | undefined
  let idle: NodeJS.Timeout | undefined

  /** The next picture gets another worker. That this one is gone is not waited for: one that hangs is never gone. */
  const end = (): void => {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    ending?.then((one) => one.terminate()).catch(() => undefined)
  }

  /** Letters that take too long are given up with the worker: it cannot be stopped otherwise. */
  async function recognised(bytes: Uint8Array, signal: AbortSignal): Promise<Page> {
    signal.throwIfAborted()
    clearTimeout(idle)
    worker ??= start()
    try {
      const one = await within(startWithinMs, worker, signal, () => new Error('The worker does not start.'))
      const reading = one.recognize(Buffer.from(bytes), {}, { text: false, blocks: true })
      const { data } = await within(readWithinMs, reading, signal, pictureRefusals.tooMuch)
      return data
    } catch (error) {
      end()
      throw error
    } finally {
      idle = setTimeout(end, idleMs).unref()
    }
  }

  return {
    name: 'ocr',
    async read(picture, signal) {
      if (queue.size >= mostWaiting) throw pictureRefusals.busy()
      const wanted = AbortSignal.any([signal, closing.signal])
      return queue.add(async () => {
        wanted.throwIfAborted()
        const page = await preparePage(picture)
        const text = textOfLines(linesOf(await recognised(page.bytes, wanted)))
        return { text, shows: shownBy(page, text) }
      })
    },
    /** What waits is not dropped but comes to its turn, and fails there. */
    async close() {
      closing.abort(new Error('The reader of letters is closed.'))
      end()
      await queue.onIdle()
    },
  }
}

function shownBy({ contrast, steepness }: PreparedPage, text: string): PictureText['shows'] {
  if (contrast < leastContrast) return 'nothing'
  if (steepness < leastSteepness) return 'blurred'
  return text === '' ? 'other' : 'unsure'
}

async function startWorker(): Promise<Worker> {
  const { default: tesseract } = await import('tesseract.js')
  const model = dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng')))
  const worker = await tesseract.createWorker('eng', tesseract.OEM.LSTM_ONLY, {
    langPath: join(model, '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
    // What fails rejects the call that it is part of; without this it would end the process as well.
    errorHandler: () => undefined,
  })
  await worker.setParameters({
    // A list is a column of lines, of whatever heights.
    tessedit_pageseg_mode: tesseract.PSM.SINGLE_COLUMN,
    user_defined_dpi: '180',
    // It tells the terminal what it thinks of a page.
    debug_file: '/dev/null',
  })
  return worker
}

const linesOf = ({ blocks }: Page): ReadWord[][] =>
  (blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.map(({ words }) => words)))

async function within<T>(ms: number, work: Promise<T>, signal: AbortSignal, late: () => Error): Promise<T> {
  const broken = Promise.withResolvers<never>()
  const timer = setTimeout(() => broken.reject(late()), ms)
  const abort = (): void => broken.reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, broken.promise])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    // What comes too late is heard by nobody.
    work.catch(() => undefined)
  }
}
