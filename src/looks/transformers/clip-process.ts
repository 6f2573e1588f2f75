import { availableParallelism } from 'node:os'
import type { ClipAnswer, ClipModel, ClipRequest } from './clip-messages.ts'

/** What is used of @huggingface/transformers, which need not be installed. */
interface Transformers {
  env: object
  LogLevel: { ERROR: number }
  RawImage: new (data: Uint8Array, width: number, height: number, channels: 3) => object
  pipeline(task: 'image-feature-extraction', model: string, options: object): Promise<Extract>
}
type Extract = (picture: object) => Promise<{ data: Float32Array; dims: number[] }>

const tell = (answer: ClipAnswer): void => void process.send?.(answer)

/** The first line of an error, which the libraries write pages of. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1).join('').slice(0, 200)

type Describe = (picture: Omit<ClipRequest, 'id'>) => Promise<Float32Array>

async function open({ library, parent, name, dtype }: ClipModel): Promise<Describe> {
  const { env, LogLevel, RawImage, pipeline } = (await import(library)) as Transformers
  const local = { allowRemoteModels: false, allowLocalModels: true, localModelPath: parent, useFSCache: false }
  Object.assign(env, { ...local, logLevel: LogLevel.ERROR })
  const extract = await pipeline('image-feature-extraction', name, {
    ...{ dtype, device: 'cpu', local_files_only: true, model_file_name: 'vision_model' },
    // One core stays free for the event loop.
    session_options: { intraOpNumThreads: Math.max(1, availableParallelism() - 1), logSeverityLevel: 4 },
  })
  return async ({ pixels, width, height }) => {
    const { data } = await extract(new RawImage(pixels, width, height, 3))
    return Float32Array.from(data)
  }
}

function answerRequests(describe: Describe): void {
  // One picture after the other: the library would run them side by side, each with all its memory.
  let last: Promise<void> = Promise.resolve()
  process.on('message', ({ id, ...picture }: ClipRequest) => {
    last = last.then(async () => {
      try {
        tell({ type: 'vector', id, vector: await describe(picture) })
      } catch (error) {
        tell({ type: 'failed', id, reason: reasonOf(error) })
      }
    })
  })
}

const isNotInstalled = (error: unknown, library: string): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND' && reasonOf(error).includes(`'${library}'`)

/** A grey picture tells how many numbers the model gives. */
const grey = { pixels: new Uint8Array(3 * 64 * 64).fill(128), width: 64, height: 64 }

// This file is a process's main module: it runs when it is loaded, and nothing imports it.
process.once('disconnect', () => process.exit())
process.once('message', async (model: ClipModel) => {
  try {
    const describe = await open(model)
    const { length } = await describe(grey)
    answerRequests(describe)
    tell({ type: 'opened', dimensions: length })
  } catch (error) {
    tell(
      isNotInstalled(error, model.library)
        ? { type: 'not-installed' }
        : { type: 'cannot-open', reason: reasonOf(error) },
    )
  }
})
