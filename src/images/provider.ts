import type { Product } from '../catalogue/product.ts'

export interface PaintRequest {
  /** What the picture is to show, in words. */
  prompt: string
  /** The record that the prompt was made from. */
  product: Product
  /** Aborted: nobody waits for the picture any more. */
  signal: AbortSignal
}

/** Makes pictures. It does not repeat what failed: the queue does. */
export interface ImageProvider {
  /** Written into each picture, with the hash of its prompt. */
  readonly name: ProviderName
  /**
   * The bytes of one picture, PNG where the provider can choose.
   * @throws TransientImageError, RefusedImageError or ImageRunError; what `signal` was aborted with.
   */
  paint(request: PaintRequest): Promise<Uint8Array>
}

export const providerNames = ['drawn', 'openai'] as const
export type ProviderName = (typeof providerNames)[number]

/** The same request may work later: it is repeated for ever. The message is one line for the operator. */
export class TransientImageError extends Error {
  override name = 'TransientImageError'
  /** How long the provider asks to wait, in milliseconds; undefined when it does not say. */
  readonly retryAfterMs: number | undefined

  constructor(message: string, retryAfterMs?: number) {
    super(message)
    this.retryAfterMs = retryAfterMs
  }
}

/** This picture will not be made, however often it is asked for. The message says why. */
export class RefusedImageError extends Error {
  override name = 'RefusedImageError'
}

/** No picture at all can be made until the operator does something: a bad key, no quota, no such model. */
export class ImageRunError extends Error {
  override name = 'ImageRunError'
}
