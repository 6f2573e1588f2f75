import { createHash } from 'node:crypto'
import { EmbeddingError } from '../../search/embedder.ts'

/** Words with a vector and a weight each. The vector of word i is row i of `vectors` times `scales[i]`. */
export interface WordTable {
  words: string[]
  dimensions: number
  vectors: Int8Array
  scales: Float32Array
  /** How much each word says of a text's meaning: 0 (nothing) to 1. */
  weights: Float32Array
}

/** What training makes of a catalogue. */
export interface CatalogueModel {
  table: WordTable
  /** What all texts have in common, of length 1: of the catalogue's part and of the general part of a vector. */
  common: { catalogue: Float32Array; general: Float32Array }
}

/** The first bytes of each model. The number grows with each change of the layout or of what vectors mean. */
const magic = Buffer.from('shopclerk catalogue embedder 1\n')
const hashBytes = 32

/**
 * A model as bytes: magic, SHA-256 of the rest, then (little-endian) five 32-bit sizes, the words in UTF-8 by line,
 * padding to a multiple of four, scales, weights, both common directions, vectors.
 */
export function writeModel({ table, common }: CatalogueModel): Uint8Array {
  const words = Buffer.from(table.words.join('\n'))
  const sizes = [table.words.length, table.dimensions, words.length, common.catalogue.length, common.general.length]
  const body = Buffer.concat([
    Uint8Array.from(sizes.flatMap((size) => [size, size >>> 8, size >>> 16, size >>> 24])),
    words,
    new Uint8Array(padding(words.length)),
    ...[table.scales, table.weights, common.catalogue, common.general].map(bytesOf),
    bytesOf(table.vectors),
  ])
  return Buffer.concat([magic, createHash('sha256').update(body).digest(), body])
}

/** Reads a model. `hash` names it, in hexadecimal. Throws an EmbeddingError for bytes that are none, or not whole. */
export function readModel(bytes: Uint8Array): { model: CatalogueModel; hash: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!buffer.subarray(0, magic.length).equals(magic)) {
    throw new EmbeddingError('The catalogue embedder cannot read its model: it is of another version, or no model.')
  }
  const hash = buffer.subarray(magic.length, magic.length + hashBytes)
  const body = buffer.subarray(magic.length + hashBytes)
  if (!createHash('sha256').update(body).digest().equals(hash)) {
    throw new EmbeddingError('The catalogue embedder cannot read its model: it is damaged.')
  }
  return { model: readBody(body), hash: hash.toString('hex') }
}

function readBody(body: Buffer): CatalogueModel {
  const [count = 0, dimensions = 0, wordBytes = 0, catalogue = 0, general = 0] = [0, 4, 8, 12, 16].map((at) =>
    body.readUInt32LE(at),
  )
  let at = 20 + wordBytes + padding(wordBytes)
  const take = (length: number): Uint8Array => {
    // A copy: the bytes may stand at an address that is no multiple of four.
    const taken = body.buffer.slice(body.byteOffset + at, body.byteOffset + at + length)
    at += length
    return new Uint8Array(taken)
  }
  const floats = (length: number): Float32Array => new Float32Array(take(length * 4).buffer)
  const words = body.toString('utf8', 20, 20 + wordBytes).split('\n', count)
  const [scales, weights] = [floats(count), floats(count)]
  const common = { catalogue: floats(catalogue), general: floats(general) }
  const vectors = new Int8Array(take(count * dimensions).buffer)
  return { table: { words, dimensions, vectors, scales, weights }, common }
}

const padding = (length: number): number => (4 - (length % 4)) % 4

const bytesOf = (array: Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
