import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ShopclerkError } from '../../../errors.ts'
import type { CheckedPicture } from '../../../vision/picture-reader.ts'
import type { PictureUploads } from './picture-uploads.ts'
import { formLimits, readForm } from './read-form.ts'

/** The picture of a request's form, while the request is handled. */
const pictures = new WeakMap<FastifyRequest, CheckedPicture>()

/** Lets the routes of `app` be sent multipart/form-data; which of them are is theirs to say, with `takesForms`. */
export const allowForms = async (app: FastifyInstance): Promise<void> => {
  await app.register(multipart, { limits: formLimits, throwFileSizeLimit: false })
}

/** Reads a form before the route's body is checked: its fields are the body then. */
export const takesForms =
  (uploads: PictureUploads) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!request.isMultipart()) return
    const { fields, picture } = await uploads
      .receiving(request.raw, () => readForm(request, uploads))
      .catch((error: unknown) => {
        if (error instanceof ShopclerkError && error.status === 408) endWithAnswer(request, reply)
        throw error
      })
    request.body = fields
    if (picture !== undefined) pictures.set(request, picture)
  }

/** The rest of a body is not waited for: its connection ends with the answer, and what has come so far goes. */
function endWithAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('connection', 'close')
  // An answered request is not told when its connection ends, and would keep what reads it waiting.
  reply.raw.once('close', () => request.raw.destroy())
}

/** The checked picture that came with a request. */
export const pictureOf = (request: FastifyRequest): CheckedPicture | undefined => pictures.get(request)
