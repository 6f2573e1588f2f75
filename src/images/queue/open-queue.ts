import { join } from 'node:path'
import type { CatalogueTarget } from '../../ingest/feed-job.ts'
import type { KafkaSettings } from '../../ingest/kafka-settings.ts'
import { openChangeReader, openWriter } from '../../ingest/open-writer.ts'
import { type ProductImages, productImagesInProcess } from '../../ingest/product-images.ts'
import type { ChangeReader } from '../../search/engine.ts'
import type { JobStore } from '../job-store.ts'
import { openPictureFiles, type PictureFiles, preparePictureFolder } from '../picture-files.ts'
import { openSqliteJobStore } from '../sqlite/sqlite-job-store.ts'

export interface QueuePlaces {
  /** Where the jobs are kept. */
  dataDir: string
  /** The folder of pictures. */
  folder: string
  target: CatalogueTarget
  /** Pictures are told of in its topic; undefined: the catalogue is written to. */
  kafka: KafkaSettings | undefined
}

/** All that a run works with but its provider. */
export interface OpenedQueue {
  store: JobStore
  catalogue: ChangeReader
  images: ProductImages
  files: PictureFiles
  close(): Promise<void>
}

export const jobsPath = (dataDir: string): string => join(dataDir, 'images.db')

/** @throws StartupError, in one line, when a folder or a file cannot be used. */
export async function openQueue({ dataDir, folder, target, kafka }: QueuePlaces): Promise<OpenedQueue> {
  await preparePictureFolder(folder)
  const store = await openSqliteJobStore(jobsPath(dataDir))
  const catalogue = await openChangeReader(target)
  const images = await openProductImages(target, kafka)
  return {
    ...{ store, catalogue, files: openPictureFiles(folder), images },
    async close() {
      for (const one of [store, catalogue, images]) await one.close()
    },
  }
}

/** Pictures are told of in Kafka when it is set, else within the process. */
async function openProductImages(
  target: CatalogueTarget,
  kafka: KafkaSettings | undefined,
): Promise<ProductImages & { close(): Promise<void> }> {
  if (kafka !== undefined) {
    const { openKafkaProductImages } = await import('../../ingest/kafka/kafka-product-images.ts')
    return openKafkaProductImages(kafka)
  }
  const writer = await openWriter(target)
  return { ...productImagesInProcess(writer), close: () => writer.close() }
}
