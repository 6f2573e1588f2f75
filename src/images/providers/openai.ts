import { APIConnectionError, APIError, type OpenAI } from 'openai'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { openAiClient } from '../../models/openai-client.ts'
import { retryAfterMs } from '../../models/retry-after.ts'
import { type ImageProvider, ImageRunError, RefusedImageError, TransientImageError } from '../provider.ts'
import { NotAPictureError } from '../raster.ts'
import type { OpenAiImageSettings } from '../settings.ts'

export interface OpenAiImagesOptions extends Omit<OpenAiImageSettings, 'apiKey' | 'price'> {
  apiKey: string
  /** Of one request, with its answer, in milliseconds. A picture of high quality may take two minutes. */
  timeoutMs?: number
}

/** 4096 × 4096 pixels as PNG, which do not compress, in base64: four thirds of 48 MB. */
const mostBytesOfAnswer = 64 * 2 ** 20

const isAnswer = Compile(
  Type.Object({ data: Type.Array(Type.Object({ b64_json: Type.String({ minLength: 1 }) }), { minItems: 1 }) }),
)

/** Pictures from OpenAI, or from what has its interface at another address. Each request asks for one. */
export function createOpenAiImages({
  apiKey,
  baseUrl,
  model,
  size,
  quality,
  timeoutMs = 180_000,
}: OpenAiImagesOptions): ImageProvider {
  const endpoint = { apiKey, ...(baseUrl === undefined ? {} : { baseUrl }) }
  const client = openAiClient(endpoint, mostBytesOfAnswer, () => new NotAPictureError('it has more than 64 MB'))
  return {
    name: 'openai',
    async paint({ prompt, signal }) {
      const late = AbortSignal.timeout(timeoutMs)
      try {
        const answer = await client.images.generate(bodyOf(model, prompt, size, quality), {
          signal: AbortSignal.any([signal, late]),
          timeout: timeoutMs * 2,
        })
        return pictureOf(answer)
      } catch (error) {
        signal.throwIfAborted()
        throw late.aborted
          ? new TransientImageError(`OpenAI did not answer within ${timeoutMs / 1_000} s.`)
          : failureOf(error, model)
      }
    },
  }
}

function bodyOf(model: string, prompt: string, size: string, quality: OpenAiImagesOptions['quality']) {
  const asked = { model, prompt, n: 1, stream: false as const, ...(size === 'auto' ? {} : { size }) }
  // The older models take other qualities, and answer with an address unless they are told.
  if (model.startsWith('dall-e')) return { ...asked, response_format: 'b64_json' as const }
  return { ...asked, quality, output_format: 'png' as const }
}

function pictureOf(answer: OpenAI.ImagesResponse | string): Uint8Array {
  if (!isAnswer.Check(answer)) throw new NotAPictureError('it holds no picture in base64')
  return Buffer.from(answer.data[0]?.b64_json ?? '', 'base64')
}

/** In place of an error of the SDK, whose message may quote a key or a page of HTML: one line for the operator. */
function failureOf(error: unknown, model: string): Error {
  if (error instanceof NotAPictureError) return error
  if (error instanceof APIConnectionError) {
    // The bounded body's own error, or one of the network.
    return error.cause instanceof NotAPictureError ? error.cause : new TransientImageError('OpenAI cannot be reached.')
  }
  if (error instanceof APIError && typeof error.status === 'number') return statusFailure(error, error.status, model)
  if (error instanceof SyntaxError) return new TransientImageError('OpenAI answered with something that is no JSON.')
  // undici ends a body that breaks off with a TypeError ('terminated').
  if (error instanceof TypeError) return new TransientImageError('OpenAI broke off its answer.')
  return error instanceof Error ? error : new Error(String(error))
}

/** No wait mends these. */
const spentCodes = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active', 'quota_exceeded'])
const moderationCodes = new Set(['moderation_blocked', 'content_policy_violation'])
/** Of a 400: every request would get it, since each has the same. */
const commonParameters = new Set(['model', 'size', 'quality', 'output_format', 'n', 'response_format'])

function statusFailure({ code, param, headers }: APIError, status: number, model: string): Error {
  const named = typeof code === 'string' && /^[\w.-]{1,64}$/.test(code) ? `${status}, ${code}` : String(status)
  if (status === 402 || (typeof code === 'string' && spentCodes.has(code)))
    return new ImageRunError(`OpenAI has no quota left for this key (${named}). Look at its billing, then run again.`)
  if (typeof code === 'string' && moderationCodes.has(code))
    return new RefusedImageError(`OpenAI's moderation refuses the prompt (${named})`)
  if (status === 401 || status === 403) return new ImageRunError(`OpenAI refuses the key of OPENAI_API_KEY (${named}).`)
  if (status === 407) return new ImageRunError(`The proxy before OpenAI wants to be signed in to (${named}).`)
  if (status === 404 || code === 'model_not_found')
    return new ImageRunError(`OpenAI does not know the model '${model}' of OPENAI_IMAGE_MODEL (${named}).`)
  if (status === 408 || status === 409 || status === 425 || status === 429 || status >= 500) {
    const what = status === 429 ? 'takes no more requests for now' : 'cannot answer now'
    return new TransientImageError(`OpenAI ${what} (${named}).`, retryAfterMs(headers, Date.now()))
  }
  if (typeof param === 'string' && commonParameters.has(param))
    return new ImageRunError(`OpenAI does not take the ${param} that is set for its pictures (${named}).`)
  return new RefusedImageError(`OpenAI refuses the request (${named})`)
}
