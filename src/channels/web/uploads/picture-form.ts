import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
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
  async (request: FastifyRequest): Promise<void> => {
    if (!request.isMultipart()) return
    const { fields, picture } = await uploads.receiving(() => readForm(request, uploads))
    request.body = fields
    if (picture !== undefined) pictures.set(request, picture)
  }

/** The checked picture that came with a request. */
export const pictureOf = (request: FastifyRequest): CheckedPicture | undefined => pictures.get(request)
