import { type KindModel, kindModel, kindModelVersion } from './kind-model.ts'

interface Header {
  version: number
  kinds: readonly string[]
  features: string[]
}

/**
 * The model as bytes: the length of the header (four bytes, little-endian), the header as JSON, a scale
 * for each feature (float32), then its weights, a byte each.
 */
export function kindModelToBytes({ kinds, features, classifier }: KindModel): Uint8Array {
  const header: Header = { version: kindModelVersion, kinds, features: [...features.keys()] }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const { scales, weights } = classifier
  const bytes = new Uint8Array(4 + json.length + scales.byteLength + weights.byteLength)
  new DataView(bytes.buffer).setUint32(0, json.length, true)
  bytes.set(json, 4)
  bytes.set(new Uint8Array(scales.buffer, scales.byteOffset, scales.byteLength), 4 + json.length)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), 4 + json.length + scales.byteLength)
  return bytes
}

/** Undefined when the bytes are of another version, or no model: the catalogue's kinds are to be learned again. */
export function kindModelFromBytes(bytes: Uint8Array): KindModel | undefined {
  const header = headerOf(bytes)
  if (header?.version !== kindModelVersion) return undefined
  const { kinds, features } = header
  const rows = features.length + 1
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  if (bytes.length !== start + rows * (4 + kinds.length)) return undefined
  const scales = new Float32Array(bytes.slice(start, start + rows * 4).buffer)
  const weights = new Int8Array(bytes.slice(start + rows * 4).buffer)
  return kindModel(kinds, features, { classes: kinds.length, features: features.length, scales, weights })
}

function headerOf(bytes: Uint8Array): Header | undefined {
  if (bytes.length < 4) return undefined
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)))
    return isHeader(header) ? header : undefined
  } catch {
    return undefined
  }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false
  const { version, kinds, features } = value as Partial<Record<keyof Header, unknown>>
  return typeof version === 'number' && isTexts(kinds) && isTexts(features)
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
