import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Embedder, EmbeddingError } from '../search/embedder.ts'
import { readModelFolder } from './model-folder.ts'
import type { TransformersAnswer, TransformersModel, TransformersRequest } from './transformers-messages.ts'

/** So many product texts take about half a second of MiniLM on two cores: a question waits no longer for its turn. */
const textsOfBatch = 8

const library = '@huggingface/transformers'
/** The version that the tests run with. */
const libraryVersion = '4.3.1'

/**
 * Opens a sentence model in a local folder with Transformers.js, in a process of its own: its native library ends the
 * process when a thread that it runs on is ended. The library is no dependency of Shopclerk's and is imported by the
 * name given; nothing is downloaded.
 * @throws EmbeddingError when the library is not installed, or the folder holds no model that it can run.
 */
export async function openTransformersEmbedder(folder: string, importedAs: string = library): Promise<Embedder> {
  const { model, hash, prompts } = await readModelFolder(folder)
  const worker = new ModelProcess({ ...model, library: importedAs })
  const dimensions = await worker.open(folder)
  return {
    space: { embedder: `transformers:${model.name}:${hash.slice(0, 16)}`, dimensions },
    async embed(texts, purpose, signal) {
      const vectors: (Float32Array | undefined)[] = texts.map(() => undefined)
      const telling = [...texts.keys()].filter((index) => texts[index]?.trim() !== '')
      for (let at = 0; at < telling.length; at += textsOfBatch) {
        signal?.throwIfAborted()
        const batch = telling.slice(at, at + textsOfBatch)
        const embedded = await worker.embed(batch.map((index) => prompts[purpose] + (texts[index] ?? '').trim()))
        for (const [i, index] of batch.entries()) vectors[index] = vectorAt(embedded, i, batch.length, dimensions)
      }
      return vectors
    },
    close: () => worker.close(),
  }
}

function vectorAt(values: Float32Array, row: number, rows: number, dimensions: number): Float32Array {
  const vector = values.slice(row * dimensions, (row + 1) * dimensions)
  if (values.length !== rows * dimensions || !vector.every(Number.isFinite)) {
    throw new EmbeddingError('The embeddings model answered with vectors that are none.')
  }
  return vector
}

/** The process that the model runs in, and who waits for it. */
class ModelProcess {
  readonly #child: ChildProcess
  #isClosing = false
  readonly #waiting = new Map<number, PromiseWithResolvers<Float32Array>>()
  readonly #opened = Promise.withResolvers<TransformersAnswer>()
  #nextId = 0
  /** Why nothing more is embedded. */
  #ended: EmbeddingError | undefined

  constructor(model: TransformersModel & { library: string }) {
    const main = fileURLToPath(new URL('./transformers-process.ts', import.meta.url))
    this.#child = fork(main, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    this.#child.on('message', (answer: TransformersAnswer) => this.#receive(answer))
    this.#child.on('error', (error) => this.#end(`The embeddings model broke down: ${firstLine(error)}`))
    this.#child.on('exit', (code, signal) => {
      const isExpected = this.#isClosing || code === 0
      this.#end(isExpected ? closed : `The embeddings model broke down: its process ended with ${signal ?? code}.`)
    })
    this.#send(model)
  }

  /** Gives the number of dimensions once the model is loaded. */
  async open(folder: string): Promise<number> {
    const answer = await this.#opened.promise
    if (answer.type === 'opened') return answer.dimensions
    await this.close()
    if (answer.type === 'notInstalled') {
      throw new EmbeddingError(`Embeddings by transformers need a library: npm install ${library}@${libraryVersion}`)
    }
    const reason = 'reason' in answer ? answer.reason : 'no reason given'
    throw new EmbeddingError(`The embeddings model in ${folder} cannot be opened: ${reason}`)
  }

  embed(texts: string[]): Promise<Float32Array> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    const id = this.#nextId++
    const waiting = Promise.withResolvers<Float32Array>()
    this.#waiting.set(id, waiting)
    this.#send({ id, texts } satisfies TransformersRequest)
    return waiting.promise
  }

  async close(): Promise<void> {
    this.#isClosing = true
    this.#end(closed)
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await ended
  }

  #send(message: TransformersRequest | TransformersModel): void {
    this.#child.send(message, (error) => {
      if (error !== null) this.#end(`The embeddings model broke down: ${firstLine(error)}`)
    })
  }

  #receive(answer: TransformersAnswer): void {
    if (answer.type !== 'vectors' && answer.type !== 'failed') {
      this.#opened.resolve(answer)
      return
    }
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.type === 'vectors') waiting?.resolve(answer.values)
    else waiting?.reject(new EmbeddingError(`The embeddings model failed: ${answer.reason}`))
  }

  #end(message: string): void {
    this.#ended ??= new EmbeddingError(message)
    this.#opened.resolve({ type: 'cannotOpen', reason: message })
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
  }
}

const closed = 'The embeddings model is closed.'

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1).join('').slice(0, 200)
