import { existsSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { StartupError } from '../../errors.ts'
import type { CatalogueTarget } from '../../ingest/feed-job.ts'
import { catalogueTarget, openChangeReader, openEngine } from '../../ingest/open-writer.ts'
import { fold } from '../../search/fold.ts'
import { defaultWaits } from '../backoff.ts'
import type { JobScope, JobStore, PlanCounts } from '../job-store.ts'
import { allPartitions } from '../partition.ts'
import { isWaitedFor, persisted } from '../persisted.ts'
import { openPictureFiles } from '../picture-files.ts'
import { planImages, tidyJobs } from '../plan.ts'
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
  /** So many are finished at most. */
  limit: number | undefined
  tookMs: number
}

export interface GenerateTools {
  config: Pick<Config, 'dataDir' | 'elasticsearch' | 'images' | 'kafka'>
  signal: AbortSignal
  onPlanning(read: number): void
  onProgress(progress: GenerateProgress): void
}

const showEveryMs = 500

/**
 * Plans the pictures that are missing and has them made, in this process or in several.
 * @throws StartupError or ImageRunError, in one line for the operator.
 */
export async function generateImages(given: GenerateArguments, tools: GenerateTools): Promise<GenerateOutcome> {
  const { config, signal } = tools
  const settings = settingsOf(config.images, given.provider)
  const scope = await scopeOf(given, settings.provider, catalogueTarget(config))
  const places = placesOf(config)
  const queue = await openQueue(places)
  // While all that it waits for is a disk with room, nothing else keeps the process.
  const alive = setInterval(() => undefined, 60_000)
  try {
    const { store } = queue
    await plan(queue, scope, tools)
    await whenWritable(signal, async () => {
      if (given.retryParked) await store.retryParked(scope)
      await store.setNote('blocked', undefined)
    })
    const started = performance.now()
    const job: PartitionJob = { places, settings, scope, limit: given.limit }
    const tally = await followed(store, job, tools, started, (onTally, open) => {
      if (given.processes === undefined || given.processes === 1) return runShare(job, { signal, onTally })
      return runInProcesses(job, { processes: given.processes, open, signal, onTally })
    })
    const left = sum(await store.open(scope))
    const parked = await store.countParked(scope)
    const tookMs = performance.now() - started
    return { tally, left, parked, tookMs, stopped: signal.aborted, price: priceOf(settings) }
  } catch (error) {
    if (error instanceof ImageRunError) await whenWritable(signal, () => queue.store.setNote('blocked', error.message))
    throw error
  } finally {
    clearInterval(alive)
    await queue.close()
  }
}

/** Something is written to the jobs as soon as it can be, unless the run is stopped before. */
async function whenWritable(signal: AbortSignal, write: () => Promise<void>): Promise<void> {
  if (signal.aborted) return
  try {
    await persisted({ waits: defaultWaits, signal }, write)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** What a run would have to do; nothing is written. */
export async function previewImages(given: GenerateArguments, tools: GenerateTools) {
  const { config, signal, onPlanning } = tools
  // A key is not needed to look.
  const provider = given.provider ?? config.images.provider
  const scope = await scopeOf(given, provider, catalogueTarget(config))
  const path = jobsPath(config.dataDir)
  const store = await openSqliteJobStore(existsSync(path) ? path : ':memory:')
  const catalogue = await openChangeReader(catalogueTarget(config))
  try {
    const shouldStop = (): boolean => signal.aborted
    const put: JobStore['plan'] = (jobs) => store.preview(jobs)
    const files = openPictureFiles(config.images.folder)
    const planning = { catalogue, put, files, scope, takesOver: true, shouldStop, onProgress: onPlanning }
    const { read, added } = await planImages(planning)
    const parked = await store.countParked(scope)
    const open = added + sum(await store.open(scope)) + (given.retryParked ? parked : 0)
    const price = priceOf({ ...config.images, provider })
    return { read, toBeMade: Math.min(open, given.limit ?? open), provider, parked, price }
  } finally {
    await catalogue.close()
    await store.close()
  }
}

const placesOf = (config: GenerateTools['config']) => ({
  ...{ dataDir: config.dataDir, folder: config.images.folder, kafka: config.kafka },
  target: catalogueTarget(config),
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
async function scopeOf(
  { category, partition }: GenerateArguments,
  provider: ProviderName,
  target: CatalogueTarget,
): Promise<JobScope> {
  if (target.engine === 'sqlite' && !existsSync(target.path))
    throw new StartupError(
      `There is no catalogue at ${target.path}. Load one: npm start, or npm run products:ingest -- FILE.`,
    )
  const partitions = partition === undefined ? allPartitions : [partition]
  if (category === undefined) return { provider, partitions }
  const engine = await openEngine(target)
  try {
    const { categories } = await engine.lexicon()
    if (categories.some((known) => fold(known) === fold(category))) return { provider, partitions, category }
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
  scope: JobScope,
  { signal, onPlanning }: GenerateTools,
): Promise<void> {
  const put: JobStore['plan'] = async (jobs) => {
    let counts: PlanCounts = { added: 0, known: 0, parked: 0 }
    await whenWritable(signal, async () => {
      counts = await store.plan(jobs)
    })
    return counts
  }
  const shouldStop = (): boolean => signal.aborted
  await planImages({ catalogue, put, files, scope, takesOver: true, shouldStop, onProgress: onPlanning })
  await whenWritable(signal, () => tidyJobs({ store, catalogue, shouldStop }))
}

/** Shows how far `work` has come, by the store: other processes may work on the same jobs. */
async function followed(
  store: JobStore,
  { scope, limit }: Pick<PartitionJob, 'scope' | 'limit'>,
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
    onProgress({ partitions, tally, limit, tookMs: performance.now() - started })
  }
  /** What cannot be read for the moment is shown a moment later. */
  const showIfReadable = (): Promise<void> =>
    show().catch((error: unknown) => {
      if (!isWaitedFor(error)) throw error
    })
  await showIfReadable()
  const timer = setInterval(() => void showIfReadable(), showEveryMs)
  try {
    const onTally = (told: Tally): void => {
      tally = told
    }
    tally = await work(onTally, totals)
    return tally
  } finally {
    clearInterval(timer)
    await showIfReadable()
  }
}

const sum = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((all, count) => all + count, 0)
