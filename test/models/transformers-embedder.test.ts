import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmbeddings } from '../../src/models/embeddings.ts'
import { openTransformersEmbedder } from '../../src/models/transformers-embedder.ts'
import { type Embedder, EmbeddingError } from '../../src/search/embedder.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { writeTinyModel } from '../fixtures/tiny-onnx-model.ts'

let folder: string
let opened: Embedder[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiny-model-'))
  opened = []
  await writeTinyModel(
    folder,
    ['laptop', 'notebook', 'kettle', 'question', 'answer', 'dimensions'],
    [
      [1, 0, 0, 0, 0, 0, 0, 0],
      [0.8, 0.6, 0, 0, 0, 0, 0, 0],
      [0, 0, 2, 0, 0, 0, 0, 0],
      [0, 0, 0, 5, 0, 0, 0, 0],
      [0, 0, 0, 0, 5, 0, 0, 0],
      [1, 1, 1, 1, 1, 1, 1, 1],
    ],
  )
})

afterEach(async () => {
  for (const embedder of opened) await embedder.close()
  await rm(folder, { recursive: true })
})

async function open(): Promise<Embedder> {
  const embedder = await openTransformersEmbedder(folder)
  opened.push(embedder)
  return embedder
}

/** The one line that the operator reads. */
async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'no error',
    (error) => error,
  )
  expect(error).toBeInstanceOf(EmbeddingError)
  expect((error as EmbeddingError).message).not.toContain('\n')
  return (error as EmbeddingError).message
}

const dot = (a: Float32Array | undefined, b: Float32Array | undefined): number =>
  [...(a ?? [])].reduce((sum, value, i) => sum + value * (b?.[i] ?? 0), 0)

describe('A model folder that cannot be used', () => {
  it('is not there', async () => {
    const missing = join(folder, 'nowhere')
    expect(await failure(openTransformersEmbedder(missing))).toBe(
      `The folder of the embeddings model, ${missing}, is not there.`,
    )
  })

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])(
    'holds no %s',
    async (name) => {
      await rm(join(folder, name))
      expect(await failure(openTransformersEmbedder(folder))).toContain(`holds no ${name}`)
    },
  )

  it('holds a file that is no JSON', async () => {
    await writeFile(join(folder, 'config.json'), '{"model_type":')
    expect(await failure(openTransformersEmbedder(folder))).toContain('holds a config.json that is no JSON')
  })

  it('is of use only with the library, and says what to install', async () => {
    expect(await failure(openTransformersEmbedder(folder, '@huggingface/not-installed'))).toBe(
      'Embeddings by transformers need a library: npm install @huggingface/transformers@4.3.1',
    )
  })
})

describeWith('TRANSFORMERS', 'A sentence model in a local folder', () => {
  it('gives vectors of length 1 that say how near meanings are, in the order of the texts', async () => {
    const embedder = await open()
    expect(embedder.space.dimensions).toBe(8)
    expect(embedder.space.embedder).toMatch(new RegExp(`^transformers:${basename(folder)}:[0-9a-f]{16}$`))
    const [laptop, notebook, kettle, both] = await embedder.embed(
      ['laptop', 'Notebook', 'kettle', 'kettle laptop'],
      'document',
    )
    expect(dot(laptop, laptop)).toBeCloseTo(1)
    expect(dot(kettle, kettle)).toBeCloseTo(1)
    expect(dot(laptop, notebook)).toBeCloseTo(0.8)
    expect(dot(laptop, kettle)).toBeCloseTo(0)
    // The mean of both words: padding beside longer texts of the batch does not count.
    expect(dot(laptop, both)).toBeCloseTo(1 / Math.sqrt(5))
  })

  it('is loaded once to learn that the vectors in use are another’s', async () => {
    const { open: openFor } = createEmbeddings({ provider: 'transformers', folder }, folder)
    const others = { embedder: 'openai:text-embedding-3-small', dimensions: 1_536 }
    const first = await failure(openFor(others))
    expect(first).toMatch(/^The catalogue's vectors were made by openai:.* and the service uses transformers:/)
    await rm(join(folder, 'onnx'), { recursive: true, force: true })
    await rm(join(folder, 'config.json'), { force: true })
    expect(await failure(openFor(others))).toBe(first)
  })

  it('has no vector for a text that says nothing, and takes more texts than a batch', async () => {
    const embedder = await open()
    const vectors = await embedder.embed(['', ...Array<string>(30).fill('laptop'), ' '], 'document')
    expect(vectors.map((vector) => vector?.length)).toEqual([undefined, ...Array(30).fill(8), undefined])
  })

  it('reads longer texts than the model takes', async () => {
    const [vector] = await (await open()).embed(['laptop '.repeat(500)], 'document')
    expect(vector?.[0]).toBeCloseTo(1)
  })

  it('writes before a text what the model wants there', async () => {
    const prompts = { query: 'question ', document: 'answer ' }
    await writeFile(join(folder, 'config_sentence_transformers.json'), JSON.stringify({ prompts }))
    const embedder = await open()
    const [[query], [document]] = await Promise.all([
      embedder.embed(['laptop'], 'query'),
      embedder.embed(['laptop'], 'document'),
    ])
    expect(query?.[3]).toBeGreaterThan(0.9)
    expect(document?.[4]).toBeGreaterThan(0.9)
  })

  it('pools by the first token when the model was trained so', async () => {
    await mkdir(join(folder, '1_Pooling'))
    await writeFile(join(folder, '1_Pooling', 'config.json'), JSON.stringify({ pooling_mode_cls_token: true }))
    const [vector] = await (await open()).embed(['laptop kettle'], 'document')
    expect(vector?.[0]).toBeCloseTo(1)
  })

  it('leaves the event loop free', async () => {
    const embedder = await open()
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await embedder.embed(Array<string>(400).fill('laptop kettle notebook '.repeat(10)), 'document')
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })

  it('that is broken is named in one line', async () => {
    await writeFile(join(folder, 'onnx', 'model.onnx'), 'no model')
    expect(await failure(openTransformersEmbedder(folder))).toMatch(
      new RegExp(`^The embeddings model in ${folder} cannot be opened: .+`),
    )
  })

  it('of another kind is named in one line', async () => {
    await writeFile(join(folder, 'config.json'), '{"model_type":"of-nobody"}')
    await writeFile(join(folder, 'tokenizer.json'), '{}')
    expect(await failure(openTransformersEmbedder(folder))).toContain('cannot be opened')
  })

  it('embeds nothing more once it is closed, and lets no one wait', async () => {
    const embedder = await open()
    const waiting = failure(embedder.embed(Array<string>(2_000).fill('laptop'), 'document'))
    await embedder.close()
    expect(await waiting).toBe('The embeddings model is closed.')
    expect(await failure(embedder.embed(['laptop'], 'query'))).toBe('The embeddings model is closed.')
  })

  it('stops when the caller gives up', async () => {
    const embedder = await open()
    await expect(embedder.embed(['laptop'], 'query', AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
      'stopped',
    )
  })
})
