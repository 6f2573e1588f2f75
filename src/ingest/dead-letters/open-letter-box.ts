import { StartupError } from '../../errors.ts'
import type { CatalogueTarget } from '../feed-job.ts'
import type { InProcessStream } from '../in-process/in-process-stream.ts'
import type { KafkaSettings } from '../kafka-settings.ts'
import { openStreamWriter } from '../open-writer.ts'
import type { DeadLetters } from '../stream/record-stream.ts'
import type { LetterBox } from './letter-box.ts'

export interface LetterBoxOptions {
  dataDir: string
  kafka: KafkaSettings | undefined
  /** Where letters of a shop without Kafka are put back. */
  target: CatalogueTarget
  /** ISO 4217 code of prices that name none. */
  currency: string
  /** Told what putting back waits for. */
  onTrouble(message: string): void
}

/**
 * The dead letters: those in Kafka when it is set, else those in the data folder.
 * @throws StartupError, in one line, when they cannot be opened.
 */
export async function openLetterBox(options: LetterBoxOptions): Promise<LetterBox> {
  const { dataDir, kafka } = options
  if (kafka === undefined) {
    const { openSqliteDeadLetters } = await import('./sqlite-dead-letters.ts')
    return openSqliteDeadLetters(dataDir, (letters) => putIntoCatalogue(options, letters))
  }
  const { openKafkaClient } = await import('../kafka/client.ts')
  const { KafkaLetterBox } = await import('../kafka/kafka-letter-box.ts')
  const { KafkaSink } = await import('../kafka/kafka-sink.ts')
  const client = await openKafkaClient(kafka)
  return endingWithOneLine(new KafkaLetterBox(client, new KafkaSink(client)))
}

/** What Kafka does not do ends a command in one line. */
function endingWithOneLine(box: LetterBox): LetterBox {
  const ending = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw new StartupError((error as Error).message, { cause: error })
    }
  }
  return {
    list: () => ending(box.list()),
    value: (id) => ending(box.value(id)),
    putBack: (ids) => ending(box.putBack(ids)),
    close: () => box.close(),
  }
}

/** Letters of a shop without Kafka go the stream's way within the process; those that fail again are letters again. */
async function putIntoCatalogue(
  { target, currency, onTrouble }: LetterBoxOptions,
  letters: DeadLetters,
): Promise<InProcessStream & { close(): Promise<void> }> {
  const { createInProcessStream } = await import('../in-process/in-process-stream.ts')
  const writer = await openStreamWriter(target)
  const stream = createInProcessStream({ writer, letters, currency, onTrouble })
  return {
    ...stream,
    async close() {
      await stream.stop()
      await writer.close()
    },
  }
}
