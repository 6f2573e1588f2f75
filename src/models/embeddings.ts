import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, placeFile } from '../files.ts'
import { type Embedder, EmbeddingError, type VectorSpace } from '../search/embedder.ts'
import type { SharedModels } from '../search/shared-models.ts'
import type { EmbeddingsSettings } from './embeddings-settings.ts'

/** Those that turn texts into vectors at all. */
export type UsedEmbeddings = Exclude<EmbeddingsSettings, { provider: 'off' }>

/** What an embedder that is trained needs of the catalogue. */
export interface TrainingMaterial {
  /** The vectors in use; an embedder trained before can go on if they are its own. */
  live: VectorSpace | undefined
  /** Whether the catalogue is so much another one that an embedder should be trained anew. */
  isOutgrown: boolean
  texts(): Promise<Iterable<string>>
  onProgress(share: number): void
}

export interface Embeddings {
  /**
   * The embedder that made the vectors of a space.
   * @throws EmbeddingError when these settings have none for it.
   */
  open(space: VectorSpace): Promise<Embedder>
  /**
   * The embedder for a whole catalogue, trained if it has to be.
   * @throws EmbeddingError when there is none.
   */
  prepare(material: TrainingMaterial): Promise<Embedder>
  /** Removes models of other spaces, once nothing uses them any more. */
  keepOnly(space: VectorSpace): Promise<void>
}

/**
 * The embedder of the settings. Trained models are kept in `folder`, and in `shared` where other processes search the same
 * catalogue; providers are loaded when they are used.
 */
export function createEmbeddings(settings: UsedEmbeddings, folder: string, shared?: SharedModels): Embeddings {
  if (settings.provider === 'catalogue') return trainedEmbeddings(folder, shared)
  let own: VectorSpace | undefined
  /** Opening may load some hundred megabytes: what it would give is remembered. */
  const opened = async (): Promise<Embedder> => {
    const embedder = await openPretrained(settings, folder)
    own = embedder.space
    return embedder
  }
  return {
    async open(space) {
      if (own !== undefined && !isSame(own, space)) throw madeByAnother(space.embedder, own.embedder)
      return ofSpace(await opened(), space)
    },
    prepare: opened,
    keepOnly: async () => undefined,
  }
}

const isSame = (one: VectorSpace, other: VectorSpace): boolean =>
  one.embedder === other.embedder && one.dimensions === other.dimensions

async function openPretrained(
  settings: Exclude<UsedEmbeddings, { provider: 'catalogue' }>,
  folder: string,
): Promise<Embedder> {
  if (settings.provider === 'openai') return openOpenAi(settings, folder)
  const { openTransformersEmbedder } = await import('./transformers-embedder.ts')
  return openTransformersEmbedder(settings.folder)
}

/** Of 1,536 dimensions, these are 1.2 GB. */
const mostKeptVectors = 200_000

async function openOpenAi(
  settings: Extract<UsedEmbeddings, { provider: 'openai' }>,
  folder: string,
): Promise<Embedder> {
  const { openOpenAiEmbedder } = await import('./openai-embedder.ts')
  const { openSqliteEmbeddingCache } = await import('./sqlite-embedding-cache.ts')
  await makeFolder(folder)
  const cache = openSqliteEmbeddingCache(join(folder, 'openai-vectors.db'), mostKeptVectors)
  const embedder = await openOpenAiEmbedder({ ...settings, cache }).catch((error: unknown) => {
    cache.close()
    throw error
  })
  return {
    ...embedder,
    async close() {
      await embedder.close()
      cache.close()
    },
  }
}

async function ofSpace(embedder: Embedder, space: VectorSpace): Promise<Embedder> {
  if (isSame(embedder.space, space)) return embedder
  await embedder.close()
  throw madeByAnother(space.embedder, embedder.space.embedder)
}

const madeByAnother = (made: string, now: string): EmbeddingError =>
  new EmbeddingError(
    `The catalogue's vectors were made by ${made} and the service uses ${now}: search goes by words until they are made anew.`,
  )

const trainedPrefix = 'catalogue:'
const modelFile = ({ embedder }: VectorSpace): string => `${embedder.slice(trainedPrefix.length)}.embedder`

function trainedEmbeddings(folder: string, shared: SharedModels | undefined): Embeddings {
  const open = async (space: VectorSpace): Promise<Embedder> => {
    if (!space.embedder.startsWith(trainedPrefix)) throw madeByAnother(space.embedder, 'one trained on the catalogue')
    const { openCatalogueEmbedder } = await import('./catalogue-embedder/index.ts')
    const embedder = openCatalogueEmbedder(await readModel(folder, modelFile(space), shared))
    return ofSpace(embedder, space)
  }
  return {
    open,
    async prepare({ live, isOutgrown, texts, onProgress }) {
      if (live?.embedder.startsWith(trainedPrefix) && !isOutgrown) {
        const known = await open(live).catch(ifUnusable)
        // It may have been trained before there was anybody to share it with.
        if (known !== undefined)
          await shared?.put(modelFile(live), await readModelFile(join(folder, modelFile(live))), undefined)
        if (known !== undefined) return known
      }
      const { openCatalogueEmbedder, trainCatalogueEmbedder } = await import('./catalogue-embedder/index.ts')
      const model = trainCatalogueEmbedder(await texts(), {
        onProgress: (progress) => onProgress(progress.step === 'learning' ? progress.share : 0),
      })
      const embedder = openCatalogueEmbedder(model)
      await makeFolder(folder)
      await placeFile(join(folder, modelFile(embedder.space)), model, rename)
      await shared?.put(modelFile(embedder.space), model, live && modelFile(live))
      return embedder
    },
    async keepOnly(space) {
      const files = (await readdir(folder)).filter((file) => file.endsWith('.embedder') && file !== modelFile(space))
      for (const file of files) await rm(join(folder, file), { force: true })
    },
  }
}

/** A model that is gone or broken is trained anew. */
function ifUnusable(error: unknown): undefined {
  if (!(error instanceof EmbeddingError)) throw error
}

/** From the folder or, the first time, from where another process has put it. */
async function readModel(folder: string, name: string, shared: SharedModels | undefined): Promise<Uint8Array> {
  const path = join(folder, name)
  try {
    return await readModelFile(path)
  } catch (error) {
    const model = await shared?.get(name)
    if (model === undefined) throw error
    await makeFolder(folder)
    await placeFile(path, model, rename)
    return model
  }
}

async function readModelFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new EmbeddingError(
      `The embedder's model ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      {
        cause: error,
      },
    )
  }
}
