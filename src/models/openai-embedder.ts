import { createHash } from 'node:crypto'
import { DelegateBackoff, handleWhen, type IRetryBackoffContext, retry } from 'cockatiel'
import type OpenAI from 'openai'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { boundedBatches } from '../bounded-batches.ts'
import { type Embedder, EmbeddingError, type EmbeddingPurpose } from '../search/embedder.ts'
import type { EmbeddingCache } from './embedding-cache.ts'
import { type OpenAiEndpoint, openAiClient } from './openai-client.ts'
import { RequestFailure, requestFailure } from './openai-failures.ts'

export interface OpenAiEmbedderOptions extends OpenAiEndpoint {
  model: string
  /** Asks for vectors of so many dimensions, of a model that takes the option; default: the model's own number. */
  dimensions?: number
  cache: EmbeddingCache
  /** How long a request may take and how often it is repeated; default: `patience`. */
  patience?: Readonly<Record<EmbeddingPurpose, Patience>>
}

export interface Patience {
  /** Of one request, with its answer; in milliseconds. */
  timeout: number
  retries: number
  /** No wait before a retry is longer, in milliseconds; a server that asks for more is not asked again. */
  longestWait: number
}

/** A shopper waits for a question's vector; a catalogue's vectors may take their time. */
const patience: Readonly<Record<EmbeddingPurpose, Patience>> = {
  query: { timeout: 3_000, retries: 1, longestWait: 1_000 },
  document: { timeout: 60_000, retries: 5, longestWait: 60_000 },
}

/**
 * The API takes 2,048 inputs and 300,000 tokens a request, and 8,192 tokens an input. A token is at least one byte, so
 * bytes keep the limits without a tokeniser. Fewer inputs than it takes: their vectors come as one body of 10 MB.
 */
const limits = { inputs: 256, bytes: 300_000, bytesOfInput: 8_192 } as const
const requestBounds = {
  ...{ items: limits.inputs, bytes: limits.bytes },
  bytesOf: ([, input]: [key: string, input: string]) => Buffer.byteLength(input),
}

/** 256 vectors of 3,072 numbers of 20 characters are 16 MB. */
const mostBytesOfAnswer = 32 * 2 ** 20

const isAnswer = Compile(
  Type.Object({
    data: Type.Array(Type.Object({ index: Type.Integer({ minimum: 0 }), embedding: Type.Array(Type.Number()) })),
  }),
)

/** The models whose number of dimensions is documented; others are asked for one vector when they are opened. */
const knownDimensions: ReadonlyMap<string, number> = new Map([
  ['text-embedding-3-small', 1_536],
  ['text-embedding-3-large', 3_072],
  ['text-embedding-ada-002', 1_536],
])

/**
 * Opens an embedder that asks an OpenAI-compatible endpoint. Vectors are kept in the cache and never asked for twice.
 * @throws EmbeddingError when the number of dimensions must be asked for and the endpoint fails.
 */
export async function openOpenAiEmbedder(options: OpenAiEmbedderOptions, signal?: AbortSignal): Promise<Embedder> {
  const client = new EmbeddingsClient(options)
  const dimensions = options.dimensions ?? knownDimensions.get(options.model) ?? (await client.askDimensions(signal))
  const keyOf = (text: string): string =>
    createHash('sha256')
      .update(JSON.stringify([options.baseUrl, options.model, dimensions, text]))
      .digest('hex')
  return {
    space: { embedder: embedderName(options), dimensions },
    async embed(texts, purpose, signal) {
      // The API refuses an empty input, and white space says nothing.
      const inputs = texts.map((text) => shortened(text.trim()))
      const keys = inputs.map(keyOf)
      const kept = await options.cache.get(keys)
      const vectors = new Map<string, Float32Array>()
      const missing = new Map<string, string>()
      for (const [i, key] of keys.entries()) {
        const [vector, input = ''] = [kept[i], inputs[i]]
        if (vector?.length === dimensions) vectors.set(key, vector)
        else if (input !== '') missing.set(key, input)
      }
      for (const batch of boundedBatches(missing, requestBounds)) {
        const answered = await client.ask(
          batch.map(([, input]) => input),
          purpose,
          dimensions,
          signal,
        )
        const entries = batch.map(([key], i) => [key, answered[i] ?? new Float32Array()] as const)
        await options.cache.set(entries)
        for (const [key, vector] of entries) vectors.set(key, vector)
      }
      return keys.map((key) => vectors.get(key))
    },
    close: async () => undefined,
  }
}

/** Endpoints of other makers have models of the same name that give other vectors. */
const embedderName = ({ model, baseUrl }: OpenAiEmbedderOptions): string =>
  baseUrl === undefined ? `openai:${model}` : `openai:${model}@${new URL(baseUrl).host}`

/** Cut to the bytes that an input may have, between two characters. */
function shortened(text: string): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= limits.bytesOfInput) return text
  let end: number = limits.bytesOfInput
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.toString('utf8', 0, end)
}

/** Asks the endpoint, again where that may help. */
class EmbeddingsClient {
  readonly #client: OpenAI
  readonly #options: OpenAiEmbedderOptions

  constructor(options: OpenAiEmbedderOptions) {
    this.#options = options
    this.#client = openAiClient(
      options,
      mostBytesOfAnswer,
      () => new RequestFailure('The embeddings endpoint answered with more than 32 MB.', false),
    )
  }

  async askDimensions(signal: AbortSignal | undefined): Promise<number> {
    const [vector] = await this.ask(['dimensions'], 'query', undefined, signal)
    return vector?.length ?? 0
  }

  /** Vectors of length 1, one an input. With `dimensions`, each has so many. */
  async ask(
    inputs: string[],
    purpose: EmbeddingPurpose,
    dimensions: number | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Float32Array[]> {
    const { timeout, retries, longestWait } = (this.#options.patience ?? patience)[purpose]
    const isWorthARetry = (error: unknown): boolean =>
      error instanceof RequestFailure && error.isTransient && (error.retryAfter ?? 0) <= longestWait
    const policy = retry(handleWhen(isWorthARetry), {
      maxAttempts: retries,
      backoff: new DelegateBackoff((context: IRetryBackoffContext<unknown>) => wait(context, longestWait)),
    })
    const answer = policy.execute(() => this.#request(inputs, timeout, signal), signal)
    return readAnswer(await abortable(answer, signal), inputs.length, dimensions)
  }

  async #request(input: string[], timeout: number, signal: AbortSignal | undefined): Promise<unknown> {
    signal?.throwIfAborted()
    const { model, dimensions } = this.#options
    const late = AbortSignal.timeout(timeout)
    try {
      return await this.#client.embeddings.create(
        { model, input, encoding_format: 'float', ...(dimensions === undefined ? {} : { dimensions }) },
        { signal: signal === undefined ? late : AbortSignal.any([signal, late]), timeout: timeout * 2 },
      )
    } catch (error) {
      signal?.throwIfAborted()
      throw requestFailure(late.aborted ? late.reason : error, timeout, Date.now())
    }
  }
}

/** What the server asks for; else exponential with full jitter (Brooker, AWS Architecture Blog, 2015), in milliseconds. */
function wait({ attempt, result }: IRetryBackoffContext<unknown>, longest: number): number {
  const asked = 'error' in result && result.error instanceof RequestFailure ? result.error.retryAfter : undefined
  return asked ?? Math.random() * Math.min(longest, 500 * 2 ** attempt)
}

/** Gives up at once when the signal is aborted, also in the midst of a wait. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await work
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = (): void => reject(signal.reason)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function readAnswer(answer: unknown, count: number, dimensions: number | undefined): Float32Array[] {
  if (!isAnswer.Check(answer)) throw new EmbeddingError('The embeddings endpoint answered with no list of vectors.')
  const { data } = answer
  if (data.length !== count) {
    throw new EmbeddingError(`The embeddings endpoint answered with ${data.length} vectors to ${count} texts.`)
  }
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]))
  return Array.from({ length: count }, (_, index) => {
    const numbers = byIndex.get(index)
    if (numbers === undefined) throw new EmbeddingError(`The embeddings endpoint left out the vector of text ${index}.`)
    if (numbers.length !== (dimensions ?? numbers.length) || numbers.length === 0) {
      const asked = dimensions === undefined ? '' : ` where ${dimensions} were asked for`
      throw new EmbeddingError(`The embeddings endpoint answered with ${numbers.length} dimensions${asked}.`)
    }
    return unitVector(numbers)
  })
}

function unitVector(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers)
  if (!(length > 0 && length < Number.MAX_VALUE)) {
    throw new EmbeddingError(
      'The embeddings endpoint answered with a vector of no direction, or of numbers that are none.',
    )
  }
  return Float32Array.from(numbers, (number) => number / length)
}
