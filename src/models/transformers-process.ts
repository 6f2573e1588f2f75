import { availableParallelism } from 'node:os'
import type { TransformersAnswer, TransformersModel, TransformersRequest } from './transformers-messages.ts'

/** What is used of @huggingface/transformers, which need not be installed. */
interface Transformers {
  env: object
  LogLevel: { ERROR: number }
  pipeline(task: 'feature-extraction', model: string, options: object): Promise<FeatureExtraction>
}
type StartedModel = TransformersModel & { library: string }

type FeatureExtraction = (
  texts: string[],
  options: { pooling: 'mean' | 'cls'; normalize: boolean },
) => Promise<{ data: Float32Array; dims: number[] }>

const tell = (answer: TransformersAnswer): void => void process.send?.(answer)

/** The first line of an error, which the libraries write pages of. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1).join('').slice(0, 200)

async function open({
  library,
  parent,
  name,
  dtype,
  pooling,
}: StartedModel): Promise<(texts: string[]) => Promise<Vectors>> {
  const { env, LogLevel, pipeline } = (await import(library)) as Transformers
  const local = { allowRemoteModels: false, allowLocalModels: true, localModelPath: parent, useFSCache: false }
  Object.assign(env, { ...local, logLevel: LogLevel.ERROR })
  // One core stays free for the event loop.
  const intraOpNumThreads = Math.max(1, availableParallelism() - 1)
  const extract = await pipeline('feature-extraction', name, {
    dtype,
    device: 'cpu',
    local_files_only: true,
    session_options: { intraOpNumThreads, logSeverityLevel: 4 },
  })
  return async (texts) => {
    const { data, dims } = await extract(texts, { pooling, normalize: true })
    return { values: Float32Array.from(data), dimensions: dims.at(-1) ?? 0 }
  }
}

interface Vectors {
  values: Float32Array<ArrayBuffer>
  dimensions: number
}

const isNotInstalled = (error: unknown, library: string): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND' && reasonOf(error).includes(`'${library}'`)

// This file is a process's main module: it runs when it is loaded, and nothing imports it.
process.once('disconnect', () => process.exit())
process.once('message', async (model: StartedModel) => {
  try {
    const embed = await open(model)
    const { dimensions } = await embed(['dimensions'])
    answerRequests(embed)
    tell({ type: 'opened', dimensions })
  } catch (error) {
    tell(
      isNotInstalled(error, model.library) ? { type: 'notInstalled' } : { type: 'cannotOpen', reason: reasonOf(error) },
    )
  }
})

function answerRequests(embed: (texts: string[]) => Promise<Vectors>): void {
  // One batch after the other: the library would run them side by side, each with all its memory.
  let last: Promise<void> = Promise.resolve()
  process.on('message', ({ id, texts }: TransformersRequest) => {
    last = last.then(async () => {
      try {
        const { values, dimensions } = await embed(texts)
        tell({ type: 'vectors', id, values, dimensions })
      } catch (error) {
        tell({ type: 'failed', id, reason: reasonOf(error) })
      }
    })
  })
}
