import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FeedFormat } from '../src/catalogue/feed-format.ts'
import { describeFeed } from '../src/ingest/feed-file.ts'
import { loadFeed } from '../src/ingest/load-feed.ts'
import type { Lexicon } from '../src/search/engine.ts'
import { openSqliteEngine } from '../src/search/engines/sqlite/index.ts'

/** What a catalogue knows, read as the service reads it: from the engine, once the feed is loaded. */
export async function lexiconOfFeed(feed: string, format: FeedFormat): Promise<Lexicon> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-lexicon-'))
  try {
    const path = join(folder, 'catalogue.db')
    const described = await describeFeed(feed, format)
    const target = { engine: 'sqlite', path } as const
    await loadFeed({ feed: described, target, dataDir: folder, currency: 'USD', reindex: false }).summary
    const engine = await openSqliteEngine(path)
    const lexicon = await engine.lexicon()
    await engine.close()
    return lexicon
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
