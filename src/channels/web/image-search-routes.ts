import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { ImageLookup } from '../../answers/image-lookup.ts'
import { Product } from '../../catalogue/product.ts'
import { Trace } from '../../chat/reply.ts'
import { invalidInput } from '../../errors.ts'
import { ErrorBody } from '../../operations/error-handler.ts'
import type { CheckedPicture } from '../../vision/picture-reader.ts'
import { pictureRefusals } from '../../vision/picture-refusals.ts'
import { withinTime } from '../../within-time.ts'
import type { ShownTrace } from './shown-trace.ts'
import { allowForms, pictureOf, takesForms } from './uploads/picture-form.ts'
import type { PictureUploads } from './uploads/picture-uploads.ts'

export interface ImageSearchRoutesOptions {
  uploads: PictureUploads
  shown: ShownTrace
  lookUp(picture: CheckedPicture, signal: AbortSignal): Promise<ImageLookup>
}

/** Milliseconds that somebody waits for a picture to be read, with those before it, and for what it says to be looked up. */
const withinMs = 90_000

const Hits = Type.Array(Type.Object({ product: Product, score: Type.Number() }))
const ImageSearchResponse = Type.Object({
  items: Type.Optional(Type.Array(Type.Object({ text: Type.String(), quantity: Type.Integer(), hits: Hits }))),
  hits: Hits,
  notices: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
  trace: Trace,
})

/** POST /api/search/image. */
export const imageSearchRoutes: FastifyPluginAsyncTypebox<ImageSearchRoutesOptions> = async (
  app,
  { uploads, shown, lookUp },
) => {
  await allowForms(app)
  app.post(
    '/api/search/image',
    {
      preValidation: takesForms(uploads),
      schema: {
        tags: ['catalogue'],
        summary: 'Products for what a picture says (field image): a list’s things, or the words on it',
        consumes: ['multipart/form-data'],
        response: { 200: ImageSearchResponse, '4xx': ErrorBody, '5xx': ErrorBody },
      },
    },
    async (request, reply) => {
      const picture = pictureOf(request)
      if (picture === undefined) throw invalidInput('Send a picture as multipart/form-data, in the field image.')
      const gone = new AbortController()
      // The request itself is closed as soon as its body is read.
      reply.raw.once('close', () => gone.abort(new Error('The caller is gone.')))
      const look = (signal: AbortSignal) => lookUp(picture, signal)
      const found = await withinTime(withinMs, gone.signal, look, pictureRefusals.busy)
      return { ...found, trace: shown.trace(found.trace) }
    },
  )
}
