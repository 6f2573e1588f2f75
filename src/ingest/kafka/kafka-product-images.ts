import type { KafkaSettings } from '../kafka-settings.ts'
import { checkImageEvent, PictureNotTakenError, type ProductImages } from '../product-images.ts'
import { openKafkaClient } from './client.ts'
import { KafkaSink } from './kafka-sink.ts'

/** The topic `product-images` on Kafka. @throws StartupError when the settings cannot be used. */
export async function openKafkaProductImages(
  kafka: KafkaSettings,
): Promise<ProductImages & { close(): Promise<void> }> {
  const sink = new KafkaSink(await openKafkaClient(kafka))
  return {
    async publish(event) {
      checkImageEvent(event)
      try {
        await sink.send([{ topic: 'product-images', key: event.id, value: JSON.stringify(event) }])
      } catch (error) {
        throw new PictureNotTakenError((error as Error).message, { cause: error })
      }
    },
    close: () => sink.close(),
  }
}
