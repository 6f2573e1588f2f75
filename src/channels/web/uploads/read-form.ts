import type { Multipart, MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { invalidInput, ShopclerkError } from '../../../errors.ts'
import type { CheckedPicture } from '../../../vision/picture-reader.ts'
import { mostPictureBytes, pictureRefusals } from '../../../vision/picture-refusals.ts'
import type { PictureUploads } from './picture-uploads.ts'

/** What came as multipart/form-data. */
export interface PictureForm {
  /** The fields that are text, by name; other names than these are passed over. */
  fields: Record<string, string>
  /** Of the field `image`. */
  picture: CheckedPicture | undefined
}

const fieldNames = new Set(['message', 'conversationId', 'messageId', 'action'])

/** Bytes: 4,000 characters take at most four each. */
const longestField = 16 * 1_024
/** Bytes that the form's own lines and its texts may take beside the picture. */
const mostAround = 128 * 1_024

/** One file, a byte longer than is taken so that it is seen to be too long; two fields to spare. */
export const formLimits = {
  files: 1,
  fields: 8,
  parts: 9,
  fileSize: mostPictureBytes + 1,
  fieldSize: longestField,
  fieldNameSize: 100,
  headerPairs: 20,
}

/**
 * Reads a form with a picture. What the file is called and said to be is not looked at.
 * @throws ShopclerkError 4xx for what is no such form, and as `PictureUploads.receive`.
 */
export async function readForm(request: FastifyRequest, uploads: PictureUploads): Promise<PictureForm> {
  if (Number(request.headers['content-length'] ?? 0) > mostPictureBytes + mostAround) throw pictureRefusals.bytes()
  const fields: Record<string, string> = {}
  let picture: CheckedPicture | undefined
  try {
    for await (const part of request.parts({ limits: formLimits })) {
      if (part.type === 'field') Object.assign(fields, fieldOf(part))
      else picture = await uploads.receive(fileOf(part))
    }
  } catch (error) {
    throw asFormError(error)
  }
  return { fields, picture }
}

function fieldOf({ fieldname, value, ...part }: Exclude<Multipart, MultipartFile>): Record<string, string> {
  if ('valueTruncated' in part && part.valueTruncated === true)
    throw invalidInput(`${fieldname.slice(0, 20)} is too long.`)
  return fieldNames.has(fieldname) && typeof value === 'string' ? { [fieldname]: value } : {}
}

function fileOf({ fieldname, file }: MultipartFile): MultipartFile['file'] {
  if (fieldname === 'image') return file
  file.resume()
  throw invalidInput('The picture must be in the field image.')
}

const codes: Readonly<Record<string, () => ShopclerkError>> = {
  FST_FILES_LIMIT: () => invalidInput('Send one picture at a time.'),
  FST_PARTS_LIMIT: () => invalidInput('The form has too many fields.'),
  FST_FIELDS_LIMIT: () => invalidInput('The form has too many fields.'),
  FST_REQ_FILE_TOO_LARGE: pictureRefusals.bytes,
}

/** What the parser stumbles over is the form's fault; what the file system says is not. */
function asFormError(error: unknown): unknown {
  if (error instanceof ShopclerkError || (error as NodeJS.ErrnoException).syscall !== undefined) return error
  const { code = '' } = error as { code?: string }
  return codes[code]?.() ?? invalidInput('The form is not whole, or no multipart/form-data.')
}
