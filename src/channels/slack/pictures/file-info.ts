import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { SlackContext } from '../context.ts'

/** What `files.info` says of a file, as far as it is read. */
const FileInfo = Type.Object({
  id: Type.String(),
  mimetype: Type.Optional(Type.String()),
  name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  size: Type.Optional(Type.Number()),
  mode: Type.Optional(Type.String()),
  url_private_download: Type.Optional(Type.String()),
  url_private: Type.Optional(Type.String()),
})
export type FileInfo = Static<typeof FileInfo>

/** What Slack knows of a file; undefined when it is gone or not for us. */
export async function fileInfo(
  id: string,
  { client, admin }: Pick<SlackContext, 'client' | 'admin'>,
): Promise<FileInfo | undefined> {
  try {
    const { file } = await client.files.info({ file: id })
    return Value.Check(FileInfo, file) ? file : undefined
  } catch (error) {
    admin.report(error, 'files.info')
    return undefined
  }
}
