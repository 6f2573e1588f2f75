import { join } from 'node:path'
import type { Logger } from 'pino'
import { createPictureUploads } from '../channels/web/uploads/picture-uploads.ts'
import type { Config } from '../config.ts'
import type { LanguageModel } from '../understanding/language-model.ts'
import { createVision } from '../vision/providers/index.ts'
import type { OpenChannel } from './open-channels.ts'

/** Looking at the pictures of messages; those of the web wait in the data folder meanwhile. */
export function openPictures(
  { dataDir, picturesKeepMinutes: keepMinutes }: Config,
  channels: readonly OpenChannel[],
  model: LanguageModel | undefined,
  log: Logger,
) {
  const vision = createVision(model, (line) => log.warn(line))
  const onFailure = (err: Error): void => log.error({ err }, 'uploaded pictures could not be removed')
  const uploads = createPictureUploads({
    ...{ folder: join(dataDir, 'pictures'), keepMinutes, check: vision.check, onFailure },
  })
  const fetchers = Object.fromEntries(channels.map(({ name, channel }) => [name, channel.fetchPicture]))
  return { vision, uploads, pictures: vision.words({ web: uploads.fetch, ...fetchers }) }
}
