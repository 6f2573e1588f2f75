import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Product } from '../catalogue/product.ts'
import type { CatalogueTarget } from '../ingest/feed-job.ts'
import type { KafkaSettings } from '../ingest/kafka-settings.ts'
import { preparePictureFolder } from './picture-files.ts'
import { createServiceQueue, type ServiceQueue } from './queue/service-queue.ts'
import { pictureRoutes } from './serving/picture-routes.ts'
import type { ImagesSettings } from './settings.ts'

export interface ImagesOptions {
  images: ImagesSettings
  /** Where the jobs are kept. */
  dataDir: string
  target: CatalogueTarget
  kafka: KafkaSettings | undefined
  products: (ids: readonly string[]) => Promise<Product[]>
}

/** The pictures of a service: they are served, and with `IMAGES=on` made of products that arrive without one. */
export interface Images {
  routes: (app: FastifyInstance) => Promise<void>
  start(): void
  /** Ends within 8 seconds. */
  stop(): Promise<void>
  /** Of the queue, when it is on. */
  check: ServiceQueue['check'] | undefined
}

/** @throws StartupError when pictures are to be made and the folder cannot be written to. */
export async function openImages(
  { images, dataDir, target, kafka, products }: ImagesOptions,
  log: Logger,
): Promise<Images> {
  const { folder, on } = images
  if (on) await preparePictureFolder(folder)
  const queue = on
    ? createServiceQueue({ places: { dataDir, folder, target, kafka }, settings: images }, log)
    : undefined
  return {
    check: queue?.check,
    routes: async (app) => void (await app.register(pictureRoutes, { folder, products })),
    start: () => queue?.start(),
    stop: async () => await queue?.stop(),
  }
}
