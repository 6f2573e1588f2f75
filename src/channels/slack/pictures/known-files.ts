import type { SlackContext } from '../context.ts'
import { isUnknownFile, readFiles, type SlackFile } from '../parse/pictures.ts'
import { fileInfo } from './file-info.ts'

/** `files` with what Slack says of those that come without what they are: from another organisation's channel. */
export async function knownFiles(
  files: readonly SlackFile[],
  context: Pick<SlackContext, 'client' | 'admin'>,
): Promise<SlackFile[]> {
  if (!files.some(isUnknownFile)) return [...files]
  const known = await Promise.all(
    files.map(async (file) => {
      if (!isUnknownFile(file)) return file
      // One that Slack tells nothing of is still a file, and not a picture as far as we know.
      return (await fileInfo(file.id, context)) ?? file
    }),
  )
  return readFiles(known)
}
