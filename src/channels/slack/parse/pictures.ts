import Type, { type Static } from 'typebox'
import type { PictureRef } from '../../../chat/message.ts'

/** A file of a message. From another organisation's channel (Slack Connect) only its id comes, and how to ask for the rest. */
export const SlackFile = Type.Object({
  id: Type.String({ pattern: '^[A-Z0-9]{2,30}$' }),
  mimetype: Type.Optional(Type.String()),
  name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  file_access: Type.Optional(Type.String()),
  mode: Type.Optional(Type.String()),
})
export type SlackFile = Static<typeof SlackFile>

/** Pictures of one message that are looked at. */
const mostPictures = 10

const isGone = ({ mode }: SlackFile): boolean => mode === 'tombstone' || mode === 'hidden_by_limit'

/** Whether only `files.info` can tell what the file is. */
export const isUnknownFile = ({ file_access: access }: SlackFile): boolean => access === 'check_file_info'

/** The pictures among files. They are not fetched. */
export const picturesOf = (files: readonly SlackFile[]): PictureRef[] =>
  files
    .filter((file) => !isGone(file) && file.mimetype?.startsWith('image/') === true)
    .slice(0, mostPictures)
    .map(({ id, mimetype, name }) => ({ id, mimeType: mimetype, ...(typeof name === 'string' ? { name } : {}) }))
