import type { Look } from './look.ts'
import type { LookSpace } from './look-index.ts'

/** What stays of a shopper's picture while its search goes on: not the picture. */
export interface KeptLook {
  space: LookSpace
  looks: readonly Look[]
  /** What it shows in words, where a model has said so: searched beside the look. */
  words?: string | undefined
}

/** Keeps looks, bounded in number and time; they go with their conversation. */
export interface KeptLooks {
  /** Gives a handle that cannot be guessed; undefined when the conversation was forgotten. */
  keepLook(conversationId: string, look: string, keptAt: number): Promise<string | undefined>
  /** Undefined when it is gone. */
  keptLook(handle: string): Promise<string | undefined>
}

interface EncodedLook {
  vector: string
  details: string
}

const base64 = ({ buffer, byteOffset, byteLength }: Uint8Array | Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

export const encodeKeptLook = ({ space, looks, words }: KeptLook): string =>
  JSON.stringify({
    space,
    looks: looks.map(({ vector, details }): EncodedLook => ({ vector: base64(vector), details: base64(details) })),
    ...(words !== undefined && { words }),
  })

/** Reads what `encodeKeptLook` has written. */
export function decodeKeptLook(encoded: string): KeptLook {
  const { looks, ...rest } = JSON.parse(encoded) as Omit<KeptLook, 'looks'> & { looks: EncodedLook[] }
  const decoded = looks.map(({ vector, details }) => ({
    vector: new Float32Array(Uint8Array.from(Buffer.from(vector, 'base64')).buffer),
    details: Uint8Array.from(Buffer.from(details, 'base64')),
  }))
  return { ...rest, looks: decoded }
}
