import { describe, expect, it } from 'vitest'
import { ImageRunError, RefusedImageError, TransientImageError } from '../../src/images/provider.ts'
import { createOpenAiImages, type OpenAiImagesOptions } from '../../src/images/providers/openai.ts'
import { NotAPictureError } from '../../src/images/raster.ts'
import { product } from '../contracts/shop.ts'
import { type Fault, json, startImageApi } from './fixtures/image-api.ts'
import { smallPng } from './fixtures/image-shop.ts'

type Given = NonNullable<Parameters<typeof startImageApi>[0]>['answer']

async function providerFor(answer?: Given, options: Partial<OpenAiImagesOptions> = {}) {
  const api = await startImageApi(answer === undefined ? {} : { answer })
  const defaults = { model: 'gpt-image-2', size: '1024x1024', quality: 'medium' } as const
  const provider = createOpenAiImages({
    apiKey: 'sk-secret',
    baseUrl: api.url,
    ...defaults,
    timeoutMs: 300,
    ...options,
  })
  const paint = (signal = new AbortController().signal) =>
    provider.paint({ prompt: 'A red mug', product: product({ id: 'mug' }), signal })
  return { api, paint }
}

const failureOf = async (answer: Given): Promise<Error> => {
  const { paint } = await providerFor(answer)
  return await paint().then(
    () => new Error('it did not fail'),
    (error: Error) => error,
  )
}

const refusal =
  (status: number, error: Record<string, unknown> = {}, headers: Record<string, string> = {}): Given =>
  () =>
  (response) =>
    json(response, status, { error: { message: 'sk-secret is wrong', type: 'x', param: null, ...error } }, headers)

describe('pictures by OpenAI', () => {
  it('are asked for one at a time, as set, and come as they were sent', async () => {
    const { api, paint } = await providerFor()
    expect(Buffer.from(await paint()).equals(smallPng)).toBe(true)
    expect(api.asked[0]?.body).toEqual({
      ...{ model: 'gpt-image-2', prompt: 'A red mug', n: 1, stream: false },
      ...{ size: '1024x1024', quality: 'medium', output_format: 'png' },
    })
    expect(api.asked[0]?.headers.authorization).toBe('Bearer sk-secret')
  })

  it('of an older model, and of a size that the model chooses', async () => {
    const { api, paint } = await providerFor(undefined, { model: 'dall-e-3', size: 'auto' })
    await paint()
    expect(api.asked[0]?.body).toEqual({
      ...{ model: 'dall-e-3', prompt: 'A red mug', n: 1, stream: false, response_format: 'b64_json' },
    })
  })

  it.each<[Fault, RegExp]>([
    ['too many', /takes no more requests for now \(429, rate_limit_exceeded\)/],
    ['broken', /cannot answer now \(500\)/],
    ['reset', /cannot be reached/],
    ['hung', /did not answer within 0.3 s/],
    ['cut off', /broke off its answer|cannot be reached|no JSON/],
  ])('that fail for a while may be tried again, and are not by the SDK: %s', async (fault, message) => {
    const { api, paint } = await providerFor(() => fault)
    const error = await paint().catch((error: unknown) => error)
    expect(error).toBeInstanceOf(TransientImageError)
    expect((error as Error).message).toMatch(message)
    expect(api.asked).toHaveLength(1)
  })

  it.each<[string, string, number, number]>([
    ['seconds', '7', 7_000, 7_000],
    ['a date', new Date(Date.now() + 90_000).toUTCString(), 80_000, 90_000],
    ['a date that is past', new Date(0).toUTCString(), 0, 0],
  ])('say how long to wait: %s', async (_, value, least, most) => {
    const error = await failureOf(refusal(503, {}, { 'retry-after': value }))
    expect(error).toBeInstanceOf(TransientImageError)
    const { retryAfterMs = -1 } = error as TransientImageError
    expect(retryAfterMs).toBeGreaterThanOrEqual(least)
    expect(retryAfterMs).toBeLessThanOrEqual(most)
  })

  it.each<[number, string | null]>([
    [400, 'moderation_blocked'],
    [400, 'content_policy_violation'],
    [400, null],
  ])('that are refused are refused: %s %s', async (status, code) => {
    expect(await failureOf(refusal(status, { code }))).toBeInstanceOf(RefusedImageError)
  })

  it.each<[number, Record<string, unknown>, RegExp]>([
    [401, { code: 'invalid_api_key' }, /refuses the key of OPENAI_API_KEY \(401, invalid_api_key\)/],
    [403, {}, /refuses the key/],
    [404, { code: 'model_not_found' }, /does not know the model 'gpt-image-2'/],
    [400, { code: 'model_not_found' }, /does not know the model/],
    [429, { code: 'insufficient_quota' }, /has no quota left/],
    [400, { code: 'billing_hard_limit_reached' }, /has no quota left/],
    [400, { code: 'invalid_value', param: 'size' }, /does not take the size/],
  ])('of which none can be made end the run: %s %o', async (status, error, message) => {
    const failure = await failureOf(refusal(status, error))
    expect(failure).toBeInstanceOf(ImageRunError)
    expect(failure.message).toMatch(message)
    expect(failure.message).not.toMatch(/sk-secret|\n/)
  })

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['an address', { data: [{ url: 'https://elsewhere.example/a.png' }] }],
    ['an empty picture', { data: [{ b64_json: '' }] }],
  ])('are none where the answer has none: %s', async (_, body) => {
    expect(await failureOf(() => (response) => json(response, 200, body))).toBeInstanceOf(NotAPictureError)
  })

  it('are no pictures where there is a page, which is never shown', async () => {
    const failure = await failureOf(() => 'a page')
    expect(failure instanceof NotAPictureError || failure instanceof TransientImageError).toBe(true)
    expect(failure.message).not.toContain('Gateway')
  })

  it('are given up when nobody waits any more', async () => {
    const { paint } = await providerFor(() => 'hung', { timeoutMs: 60_000 })
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('stopped')), 20)
    await expect(paint(stop.signal)).rejects.toThrow('stopped')
  })
})
