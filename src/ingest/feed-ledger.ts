import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { feedFormats } from '../catalogue/feed-format.ts'
import { StartupError } from '../errors.ts'
import { makeFolder, placeFile } from '../files.ts'
import type { Feed } from './feed-file.ts'

const FeedVersion = Type.Object({
  size: Type.Integer(),
  modifiedAt: Type.Integer(),
  format: Type.Enum([...feedFormats]),
})

const LedgerEntry = Type.Object({
  path: Type.String(),
  /** Whether it is the sample catalogue that ships with Shopclerk. */
  demo: Type.Boolean(),
  /** When a load of it last began; ISO 8601. */
  startedAt: Type.String(),
  /** What was last loaded to its end; a load that began and never ended leaves it as it was. */
  loaded: Type.Optional(Type.Object({ ...FeedVersion.properties, completedAt: Type.String() })),
})
export type LedgerEntry = Static<typeof LedgerEntry>

const LedgerFile = Type.Object({ version: Type.Literal(1), feeds: Type.Array(LedgerEntry) })
const ledgerFileCheck = Compile(LedgerFile)

/** Keeps the ledger's entries, oldest load first. `write` is durable and whole or not at all. */
export interface FeedLedgerStore {
  read(): Promise<LedgerEntry[]>
  write(entries: readonly LedgerEntry[]): Promise<void>
}

/** Feeds of one catalogue; a ledger of daily file names would grow for ever. */
const maxEntries = 200

/** Remembers which feeds were loaded to their end, so that a load that was cut off is done again. */
export class FeedLedger {
  readonly #store: FeedLedgerStore
  readonly #now: () => Date

  constructor(store: FeedLedgerStore, now: () => Date = () => new Date()) {
    this.#store = store
    this.#now = now
  }

  /** Oldest load first. */
  entries(): Promise<LedgerEntry[]> {
    return this.#store.read()
  }

  async markStarted(feed: Feed, demo: boolean): Promise<void> {
    const entries = await this.#store.read()
    const { loaded } = entries.find(({ path }) => path === feed.path) ?? {}
    await this.#put(entries, { path: feed.path, demo, startedAt: this.#timestamp(), ...(loaded && { loaded }) })
  }

  async markCompleted({ path, size, modifiedAt, format }: Feed): Promise<void> {
    const entries = await this.#store.read()
    const entry = entries.find((known) => known.path === path)
    if (entry === undefined) throw new Error(`${path} was completed without having been started`)
    await this.#put(entries, { ...entry, loaded: { size, modifiedAt, format, completedAt: this.#timestamp() } })
  }

  async #put(entries: readonly LedgerEntry[], entry: LedgerEntry): Promise<void> {
    const others = entries.filter(({ path }) => path !== entry.path)
    await this.#store.write([...others, entry].slice(-maxEntries))
  }

  #timestamp(): string {
    return this.#now().toISOString()
  }
}

/** Whether `feed` was never loaded to its end, or has changed since it was. */
export function needsLoading(entries: readonly LedgerEntry[], feed: Feed): boolean {
  const loaded = entries.find(({ path }) => path === feed.path)?.loaded
  return (
    loaded === undefined ||
    loaded.size !== feed.size ||
    loaded.modifiedAt !== feed.modifiedAt ||
    loaded.format !== feed.format
  )
}

/** The ledger in `feeds.json` of the data folder. */
export function fileLedgerStore(dataDir: string): FeedLedgerStore {
  const path = join(dataDir, 'feeds.json')
  return {
    read: () => readLedger(path),
    write: async (feeds) => {
      await makeFolder(dataDir)
      await placeFile(path, `${JSON.stringify({ version: 1, feeds }, null, 2)}\n`, rename)
    },
  }
}

async function readLedger(path: string): Promise<LedgerEntry[]> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const ledger = parsed(text)
  if (ledgerFileCheck.Check(ledger)) return ledger.feeds
  throw new StartupError(`${path} is not a list of loaded feeds. Remove it to have the feeds loaded again.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
