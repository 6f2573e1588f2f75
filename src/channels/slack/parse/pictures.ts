import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { PictureRef } from '../../../chat/message.ts'

/** A file of a message. From another organisation's channel (Slack Connect) only its id comes, and how to ask for the rest. */
const SlackFile = Type.Object({
  id: Type.String({ pattern: '^[A-Z0-9]{2,30}$' }),
  mimetype: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  file_access: Type.Optional(Type.String()),
  mode: Type.Optional(Type.String()),
})
export type SlackFile = Static<typeof SlackFile>
const slackFiles = Compile(SlackFile)

/** Files of one message that are looked at. */
const mostFiles = 10

const isGone = ({ mode }: SlackFile): boolean => mode === 'tombstone' || mode === 'hidden_by_limit'

/** The files of a message that are still there; what is none is passed over, and costs the message nothing. */
export const readFiles = (files: readonly unknown[] = []): SlackFile[] =>
  files.filter((file) => slackFiles.Check(file) && !isGone(file)).slice(0, mostFiles) as SlackFile[]

/** Whether only `files.info` can tell what the file is. */
export const isUnknownFile = ({ file_access: access }: SlackFile): boolean => access === 'check_file_info'

const isPicture = ({ mimetype }: SlackFile): boolean => mimetype?.startsWith('image/') === true

/**
 * The pictures that a message asks about; they are not fetched. Without words a file of any other kind is what it asks
 * about: then whoever looks at pictures says what can be done with it.
 */
export function picturesOf(files: readonly SlackFile[], words: string): PictureRef[] {
  const pictures = files.filter(isPicture)
  const asked = words === '' && pictures.length === 0 ? files : pictures
  return asked.map(({ id, mimetype, name }) => ({
    id,
    mimeType: mimetype ?? undefined,
    ...(typeof name === 'string' ? { name } : {}),
  }))
}
