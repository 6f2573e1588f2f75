import { createPictureChecker } from './check-picture.ts'
import { createOcrReader } from './ocr-reader.ts'
import { failureOf, type VisionAnswer, type VisionRequest } from './vision-messages.ts'

/** The process that looks at pictures: it decodes them and reads their letters, and ends with the process that started it. */
const checker = createPictureChecker()
const reader = createOcrReader()
const running = new Map<number, AbortController>()

const answer = (message: VisionAnswer): void => void process.send?.(message, undefined, undefined, () => undefined)

async function doWork(request: Exclude<VisionRequest, { ask: 'stop' }>): Promise<void> {
  const { id } = request
  const stopping = new AbortController()
  running.set(id, stopping)
  try {
    const value =
      request.ask === 'check'
        ? await checker.check(request.source)
        : await reader.read(request.picture, stopping.signal)
    answer({ id, value })
  } catch (error) {
    answer({ id, failure: failureOf(error) })
  } finally {
    running.delete(id)
    // Pictures are memory that the collector does not see: it would let a hundred megabytes of them lie.
    globalThis.gc?.()
  }
}

process.on('message', (request: VisionRequest) => {
  if (request.ask === 'stop') running.get(request.id)?.abort(new Error('Nobody wants it any more.'))
  else void doWork(request)
})
process.on('disconnect', () => process.exit())
