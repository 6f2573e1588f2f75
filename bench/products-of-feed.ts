import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type FeedFormat, isCompressed, lineReader } from '../src/catalogue/feed-format.ts'
import { feedLines } from '../src/catalogue/feed-lines.ts'
import { isTombstone, type Product } from '../src/catalogue/product.ts'
import { maxRecordBytes } from '../src/catalogue/record.ts'

/** The products of a feed that its pipeline would accept, in order. */
export async function* productsOfFeed(path: string, format: FeedFormat): AsyncGenerator<Product> {
  const read = lineReader(format)
  const file = createReadStream(path)
  const chunks = isCompressed(path) ? pipeline(file, createGunzip(), () => undefined) : file
  for await (const { text } of feedLines(chunks, maxRecordBytes)) {
    const outcome = text === undefined ? undefined : read(text, { currency: 'USD', version: 1 })
    if (outcome?.ok && !isTombstone(outcome.record)) yield outcome.record
  }
}
