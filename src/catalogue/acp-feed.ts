import { AttributeList } from './attribute-text.ts'
import { availabilityOf, categoryPath, droppedGtin, isTaxonomyNumber } from './feed-fields.ts'
import { feedLines } from './feed-lines.ts'
import { type FeedDefaults, FeedError, type FeedRecord } from './feed-record.ts'
import { isGtin } from './gtin.ts'
import { htmlToText } from './html-text.ts'
import { jsonElements } from './json-elements.ts'
import { parseJson } from './json-lines.ts'
import { maxRecordBytes, type RecordOutcome, toRecord } from './record.ts'

/** Within so many bytes a document says whether it is a list of products. */
const headBytes = 64 * 1024

/**
 * Reads a product feed of the Agentic Commerce Protocol (RFC Product Feeds, schema of 2026-04-17): a file of one Product
 * a line (`products.jsonl`), a document `{ "products": [...] }`, or a list of products. Each variant becomes a product.
 */
export async function* readAcpFeed(
  bytes: AsyncIterable<Uint8Array>,
  defaults: FeedDefaults,
): AsyncGenerator<FeedRecord> {
  const { head, all } = await withHead(bytes)
  const listStart = startOfList(head)
  const texts = listStart === undefined ? lineTexts(all) : jsonElements(all, listStart, maxRecordBytes)
  for await (const read of texts) {
    if ('problem' in read) yield { line: read.line, length: 0, outcome: { ok: false, reason: read.problem } }
    else
      for (const outcome of outcomesOf(read.text, defaults))
        yield { line: read.line, length: read.text.length, outcome }
  }
}

async function* lineTexts(bytes: AsyncIterable<Uint8Array>) {
  for await (const { number: line, text, problem } of feedLines(bytes, maxRecordBytes)) {
    yield text === undefined ? { line, problem: problem ?? 'line: cannot be read' } : { line, text }
  }
}

/** The first bytes of a stream, and the stream with them. */
async function withHead(bytes: AsyncIterable<Uint8Array>): Promise<{ head: Buffer; all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]()
  let head: Buffer = Buffer.alloc(0)
  while (head.length < headBytes) {
    const { done, value } = await iterator.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  async function* all() {
    try {
      yield head
      yield* { [Symbol.asyncIterator]: () => iterator }
    } finally {
      await iterator.return?.()
    }
  }
  return { head, all: all() }
}

/** How many bytes stand before the first product of a list; undefined for a product a line. */
function startOfList(head: Buffer): number | undefined {
  // Latin-1, so that places are bytes.
  const text = head.toString('latin1')
  const list = /^(?:\xef\xbb\xbf)?\s*(?:\{[^[\]]{0,10000}?"products"\s*:\s*)?\[/.exec(text)
  if (list !== null) return list[0].length
  if (/^(?:\xef\xbb\xbf)?\s*\{\s*[\r\n]/.test(text)) {
    throw new FeedError('is neither a list of products nor a product a line.')
  }
  return undefined
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

function outcomesOf(text: string, defaults: FeedDefaults): RecordOutcome[] {
  const parsed = parseJson(text)
  if (!('value' in parsed)) return [{ ok: false, reason: `record: is not valid JSON${parsed.place}` }]
  const product = parsed.value
  if (!isFields(product)) return [{ ok: false, reason: 'record: must be a JSON object' }]
  const id = textOf(product.id) === '' ? {} : { id: textOf(product.id).slice(0, 300) }
  if (!Array.isArray(product.variants)) return [{ ok: false, ...id, reason: 'variants: must be a list' }]
  return product.variants.map((variant: unknown) =>
    isFields(variant)
      ? variantRecord(product, variant, defaults)
      : { ok: false, ...id, reason: 'variants: must be objects' },
  )
}

function variantRecord(product: Fields, variant: Fields, defaults: FeedDefaults): RecordOutcome {
  const list = new AttributeList()
  let brand: string | undefined
  for (const { name, value } of listOf(variant.variant_options)) {
    if (textOf(name).toLowerCase() === 'brand') brand ??= textOf(value)
    else list.add(textOf(name), textOf(value))
  }
  const condition = Array.isArray(variant.condition) ? variant.condition.map(textOf) : []
  list.add('condition', condition.filter((label) => !/^(?:new)?$/i.test(label)).join(', '))
  const { gtin, sku, model, dropped } = numbersOf(listOf(variant.barcodes))
  const outcome = toRecord(
    {
      id: variant.id,
      sku,
      gtin,
      model,
      title: titleOf(textOf(product.title), variant.title),
      brand,
      category: categoryOf(listOf(variant.categories)),
      description: descriptionOf(variant.description) || descriptionOf(product.description),
      price: variant.price,
      listPrice: variant.list_price,
      availability: availabilityIn(variant.availability),
      ...list.fields,
      image: imageOf(variant.media) || imageOf(product.media),
      url: textOf(variant.url) || textOf(product.url),
    },
    defaults,
  )
  if (outcome.ok && dropped) outcome.warnings.push(droppedGtin)
  return outcome
}

/** 'Red / Small' alone says too little: a title that shares no word with its product's comes after it. */
function titleOf(product: string, variant: unknown): unknown {
  if (typeof variant !== 'string' || product === '') return variant
  const words = new Set(product.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  const shares =
    variant
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.some((word) => words.has(word)) ?? true
  return shares ? variant : `${product} - ${variant}`
}

function numbersOf(barcodes: readonly Fields[]) {
  const ofType = (type: RegExp) =>
    barcodes.filter((code) => type.test(textOf(code.type))).map(({ value }) => textOf(value))
  const gtins = ofType(/^(?:gtin|upc|ean|jan|isbn)/i)
  const gtin = gtins.filter(isGtin)
  return {
    gtin: gtin.length === 0 ? undefined : gtin,
    sku: ofType(/^sku$/i)[0],
    model: ofType(/^mpn$/i)[0],
    dropped: gtin.length < gtins.length,
  }
}

/** The merchant's own before others'; numbers name nothing. */
function categoryOf(categories: readonly Fields[]): string[] {
  const named = categories.filter(({ value }) => textOf(value) !== '' && !isTaxonomyNumber(textOf(value)))
  const best = named.find(({ taxonomy }) => textOf(taxonomy) === 'merchant') ?? named[0]
  return best === undefined ? [] : categoryPath(textOf(best.value))
}

function descriptionOf(description: unknown): string {
  if (!isFields(description)) return ''
  return textOf(description.plain) || htmlToText(textOf(description.html)) || textOf(description.markdown)
}

/** The status is extensible: one that is not known says no more than `available` does. */
function availabilityIn(availability: unknown): string | undefined {
  if (!isFields(availability)) return undefined
  const status = availabilityOf(textOf(availability.status))
  if (status === 'preorder' || status === 'out_of_stock') return status
  if (availability.available === false) return 'out_of_stock'
  return 'in_stock'
}

function imageOf(media: unknown): string {
  return textOf(listOf(media).find(({ type }) => textOf(type) === 'image')?.url)
}
