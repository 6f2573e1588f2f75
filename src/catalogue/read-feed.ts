import type { FeedFormat } from './feed-format.ts'
import type { FeedDefaults, FeedReader, FeedRecord } from './feed-record.ts'
import { icecatToRecord } from './icecat.ts'
import { jsonLinesReader } from './json-lines.ts'
import { toRecord } from './record.ts'
import { withoutUtf16 } from './text-encoding.ts'

/**
 * Reads a feed's bytes into records, in order; each is accepted or has a reason. Bytes are taken only as fast
 * as records are, and no more than a record and a chunk is held. Throws FeedError when the feed as a whole is
 * not what it should be, and what the stream throws.
 */
export async function* readFeed(
  format: FeedFormat,
  bytes: AsyncIterable<Uint8Array>,
  defaults: FeedDefaults,
): AsyncGenerator<FeedRecord> {
  const read = await readerOf(format)
  yield* read(withoutUtf16(bytes), defaults)
}

/** What only some feeds need (HTML to text) is loaded when such a feed is. */
async function readerOf(format: FeedFormat): Promise<FeedReader> {
  switch (format) {
    case 'jsonl':
      return jsonLinesReader(toRecord)
    case 'icecat':
      return jsonLinesReader(icecatToRecord)
    case 'csv':
      return (await import('./csv-feed.ts')).readCsvFeed
    case 'acp':
      return (await import('./acp-feed.ts')).readAcpFeed
  }
}
