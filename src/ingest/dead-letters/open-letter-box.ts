import { StartupError } from '../../errors.ts'
import type { KafkaSettings } from '../kafka-settings.ts'
import type { LetterBox } from './letter-box.ts'

export interface LetterBoxOptions {
  dataDir: string
  kafka: KafkaSettings | undefined
}

/**
 * The dead letters: those in Kafka when it is set, else those in the data folder.
 * @throws StartupError, in one line, when they cannot be opened.
 */
export async function openLetterBox({ dataDir, kafka }: LetterBoxOptions): Promise<LetterBox> {
  if (kafka === undefined) {
    const { openSqliteDeadLetters } = await import('./sqlite-dead-letters.ts')
    return openSqliteDeadLetters(dataDir)
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
