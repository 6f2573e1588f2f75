import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type FeedFormat, isCompressed } from '../src/catalogue/feed-format.ts'
import { isTombstone, type Product } from '../src/catalogue/product.ts'
import { readFeed } from '../src/catalogue/read-feed.ts'

/** The products of a feed that its pipeline would accept, in order. */
export async function* productsOfFeed(path: string, format: FeedFormat): AsyncGenerator<Product> {
  const file = createReadStream(path)
  const bytes = isCompressed(path) ? pipeline(file, createGunzip(), () => undefined) : file
  for await (const { outcome } of readFeed(format, bytes, { currency: 'USD', version: 1, now: Date.now() })) {
    if (outcome.ok && !isTombstone(outcome.record)) yield outcome.record
  }
}
