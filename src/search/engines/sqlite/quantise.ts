/** The largest value of a signed byte. */
const largest = 127

/** A vector in signed bytes, its largest value as 127: cosines do not depend on a vector's length. */
export function bytesOf(vector: Float32Array): Uint8Array {
  const scale = largest / vector.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE)
  return new Uint8Array(Int8Array.from(vector, (value) => Math.round(value * scale)).buffer)
}

/** The vector, of length 1, that bytes stand for. */
export function vectorOf(bytes: Uint8Array): Float32Array {
  const vector = Float32Array.from(new Int8Array(bytes.slice().buffer))
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
