import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { StartupError } from '../../errors.ts'
import { fold } from '../../search/fold.ts'
import { defaultWaits } from '../backoff.ts'
import type { JobScope, JobStore, PlanCounts } from '../job-store.ts'
import { allPartitions } from '../partition.ts'
import { persisted } from '../persisted.ts'
import { openPictureFiles } from '../picture-files.ts'
import { planImages } from '../plan.ts'
import { ImageRunError, type ProviderName } from '../provider.ts'
import { jobsPath, type OpenedQueue, openQueue } from '../queue/open-queue.ts'
import type { ImagesSettings } from '../settings.ts'
import { openSqliteJobStore } from '../sqlite/sqlite-job-store.ts'
import type { GenerateArguments } from './arguments.ts'
import type { PartitionJob } from './partition-job.ts'
import { runInProcesses } from './partition-processes.ts'
import { runShare } from './run-share.ts'
import { noTally, type Tally } from './tally.ts'
import type { GenerateOutcome } from './texts.ts'

/** How far a run has come. */
export interface GenerateProgress {
  /** By partition: jobs that were open at the beginning, and those that no longer are. */
  partitions: ReadonlyMap<number, { total: number; settled: number }>
  tally: Tally
  tookMs: number
}

export interface GenerateTools {
  config: Pick<Config, 'dataDir' | 'images' | 'kafka'>
  signal: AbortSignal
  onPlanning(read: number): void
  onProgress(progress: GenerateProgress): void
}

const showEveryMs = 500

const cataloguePath = (dataDir: string): string => join(dataDir, 'catalogue.db')

/**
 * Plans the pictures that are missing and has them made, in this process or in several.
 * @throws StartupError or ImageRunError, in one line for the operator.
 */
export async function generateImages(given: GenerateArguments, tools: GenerateTools): Promise<GenerateOutcome> {
  const { config, signal } = tools
  const settings = settingsOf(config.images, given.provider)
  const scope = await scopeOf(given, config.dataDir)
  const places = placesOf(config)
  const queue = await openQueue(places)
  try {
    const { store } = queue
    await plan(queue, settings.provider, scope, tools)
    if (given.retryParked) await store.retryParked(scope)
    await store.setNote('blocked', undefined)
    const started = performance.now()
    const job: PartitionJob = { places, settings, scope, limit: given.limit }
    const tally = await followed(store, scope, tools, started, (onTally, open) => {
      if (given.processes === undefined || given.processes === 1) return runShare(job, { signal, onTally })
      return runInProcesses(job, { processes: given.processes, open, signal, onTally })
    })
    const left = sum(await store.open(scope))
    const parked = await store.countParked(scope)
    const tookMs = performance.now() - started
    return { tally, left, parked, tookMs, stopped: signal.aborted, price: priceOf(settings) }
  } catch (error) {
    if (error instanceof ImageRunError) await queue.store.setNote('blocked', error.message)
    throw error
  } finally {
    await queue.close()
  }
}

/** What a run would have to do; nothing is written. */
export async function previewImages(given: GenerateArguments, tools: GenerateTools) {
  const { config, signal, onPlanning } = tools
  const settings = settingsOf(config.images, given.provider)
  const scope = await scopeOf(given, config.dataDir)
  const path = jobsPath(config.dataDir)
  const store = await openSqliteJobStore(existsSync(path) ? path : ':memory:')
  const { openSqliteChangeReader } = await import('../../search/engines/sqlite/index.ts')
  const catalogue = await openSqliteChangeReader(cataloguePath(config.dataDir))
  try {
    const { provider } = settings
    const shouldStop = (): boolean => signal.aborted
    const put: JobStore['plan'] = (jobs) => store.preview(jobs)
    const files = openPictureFiles(config.images.folder)
    const planned = await planImages({ catalogue, put, files, provider, scope, shouldStop, onProgress: onPlanning })
    const waiting = sum(await store.open(scope))
    return { ...planned, waiting, provider, parked: await store.countParked(scope), price: priceOf(settings) }
  } finally {
    await catalogue.close()
    await store.close()
  }
}

const placesOf = ({ dataDir, images, kafka }: GenerateTools['config']) => ({
  ...{ dataDir, folder: images.folder, kafka },
  target: { engine: 'sqlite', path: cataloguePath(dataDir) } as const,
})

/** @throws StartupError when the provider's key is missing: one line, before anything is planned. */
function settingsOf(images: ImagesSettings, chosen: ProviderName | undefined): ImagesSettings {
  const provider = chosen ?? images.provider
  if (provider === 'openai' && images.openAi.apiKey === undefined)
    throw new StartupError('OPENAI_API_KEY must be set for pictures by openai.')
  return { ...images, provider }
}

/** Drawings cost nothing. */
const priceOf = ({ provider, openAi }: ImagesSettings) => (provider === 'openai' ? openAi.price : undefined)

/** @throws StartupError when there is no catalogue, or no such category in it. */
async function scopeOf({ category, partition }: GenerateArguments, dataDir: string): Promise<JobScope> {
  const path = cataloguePath(dataDir)
  if (!existsSync(path))
    throw new StartupError(`There is no catalogue at ${path}. Load one: npm start, or npm run products:ingest -- FILE.`)
  const partitions = partition === undefined ? allPartitions : [partition]
  if (category === undefined) return { partitions }
  const { openSqliteEngine } = await import('../../search/engines/sqlite/index.ts')
  const engine = await openSqliteEngine(path)
  try {
    const { categories } = await engine.lexicon()
    if (categories.some((known) => fold(known) === fold(category))) return { partitions, category }
    throw new StartupError(`There is no category '${category}'. ${knownCategories(categories)}`)
  } finally {
    await engine.close()
  }
}

/** More would not be read. */
const mostNamed = 200

function knownCategories(categories: readonly string[]): string {
  if (categories.length === 0) return 'The catalogue has none.'
  const named = categories.slice(0, mostNamed).toSorted((a, b) => a.localeCompare(b))
  const more = categories.length - named.length
  return `Known are: ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`
}

async function plan(
  { catalogue, store, files }: OpenedQueue,
  provider: ProviderName,
  scope: JobScope,
  { signal, onPlanning }: GenerateTools,
): Promise<PlanCounts> {
  const put: JobStore['plan'] = (jobs) => persisted({ waits: defaultWaits, signal }, () => store.plan(jobs))
  const shouldStop = (): boolean => signal.aborted
  return await planImages({ catalogue, put, files, provider, scope, shouldStop, onProgress: onPlanning })
}

/** Shows how far `work` has come, by the store: other processes may work on the same jobs. */
async function followed(
  store: JobStore,
  scope: JobScope,
  { onProgress }: GenerateTools,
  started: number,
  work: (onTally: (tally: Tally) => void, open: ReadonlyMap<number, number>) => Promise<Tally>,
): Promise<Tally> {
  const totals = await store.open(scope)
  let tally: Tally = noTally
  const show = async (): Promise<void> => {
    const open = await store.open(scope)
    const partitions = new Map(
      [...totals].map(([partition, total]) => [
        partition,
        { total, settled: Math.max(0, total - (open.get(partition) ?? 0)) },
      ]),
    )
    onProgress({ partitions, tally, tookMs: performance.now() - started })
  }
  await show()
  const timer = setInterval(() => void show(), showEveryMs)
  try {
    const onTally = (told: Tally): void => {
      tally = told
    }
    tally = await work(onTally, totals)
    return tally
  } finally {
    clearInterval(timer)
    await show()
  }
}

const sum = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((all, count) => all + count, 0)
