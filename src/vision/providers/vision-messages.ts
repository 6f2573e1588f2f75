import { type ErrorDetails, ShopclerkError } from '../../errors.ts'
import type { CheckedPicture, PictureText } from '../picture-reader.ts'

/** What the process that looks at pictures is asked; `stop`: nobody wants the answer to that id any more. */
export type VisionRequest =
  | { id: number; ask: 'check'; source: string | Uint8Array }
  | { id: number; ask: 'read'; picture: CheckedPicture }
  | { id: number; ask: 'stop' }

/** What it answers. A refusal is said to whoever sent the picture, any other failure to the log. */
export type VisionAnswer = { id: number; value: CheckedPicture | PictureText } | { id: number; failure: Failure }

type Failure = { refusal: ErrorDetails } | { message: string }

export function failureOf(error: unknown): Failure {
  if (!(error instanceof ShopclerkError)) return { message: error instanceof Error ? error.message : String(error) }
  const { code, status, message, retryAfterSeconds } = error
  return { refusal: { code, status, message, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) } }
}

export const errorOf = (failure: Failure): Error =>
  'refusal' in failure ? new ShopclerkError(failure.refusal) : new Error(failure.message)
