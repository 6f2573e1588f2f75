import { crc32 } from 'node:zlib'

/** What a picture says of where it comes from, in text chunks of its PNG (PNG specification, 11.3.3.2). */
export interface PictureOrigin {
  provider: string
  promptHash: string
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const keywords = { provider: 'Shopclerk-Provider', promptHash: 'Shopclerk-Prompt' } as const

/** Length, type and CRC of a chunk. */
const chunkFrame = 12

/** Whether these bytes begin as a PNG with its header chunk does. */
export const isPng = (bytes: Uint8Array): boolean =>
  bytes.length > signature.length + chunkFrame &&
  signature.equals(bytes.subarray(0, signature.length)) &&
  Buffer.from(bytes.subarray(12, 16)).toString('latin1') === 'IHDR'

/** A PNG with its origin written behind the header; an origin that it named before is behind it and no longer read. */
export function withOrigin(png: Uint8Array, origin: PictureOrigin): Uint8Array {
  const end = signature.length + chunkFrame + Buffer.from(png).readUInt32BE(signature.length)
  return Buffer.concat([
    png.subarray(0, end),
    textChunk(keywords.provider, origin.provider),
    textChunk(keywords.promptHash, origin.promptHash),
    png.subarray(end),
  ])
}

/** The origin that a PNG names; undefined when it names none, or is none. */
export function originOf(png: Uint8Array): PictureOrigin | undefined {
  if (!isPng(png)) return undefined
  const texts = new Map<string, string>()
  for (const { type, data } of chunksOf(Buffer.from(png.buffer, png.byteOffset, png.byteLength))) {
    if (type === 'IDAT') break
    if (type !== 'tEXt') continue
    const zero = data.indexOf(0)
    const keyword = data.toString('latin1', 0, Math.max(0, zero))
    if (zero > 0 && !texts.has(keyword)) texts.set(keyword, data.toString('latin1', zero + 1))
  }
  const [provider, promptHash] = [texts.get(keywords.provider), texts.get(keywords.promptHash)]
  return provider === undefined || promptHash === undefined ? undefined : { provider, promptHash }
}

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  let at = signature.length
  while (at + chunkFrame <= png.length) {
    const length = png.readUInt32BE(at)
    if (at + chunkFrame + length > png.length) return
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += chunkFrame + length
  }
}

function textChunk(keyword: string, text: string): Buffer {
  const body = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1')
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}
