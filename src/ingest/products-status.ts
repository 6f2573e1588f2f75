import { existsSync } from 'node:fs'
import type { Lag } from './kafka/lag.ts'
import type { KafkaSettings } from './kafka-settings.ts'

/** What a running service says of itself at /readyz. */
export interface ServiceReadiness {
  address: string
  /** Undefined: it does not answer. */
  checks: Readonly<Record<string, { ok: boolean; detail: string }>> | undefined
}

const inWords = new Intl.NumberFormat('en')

/** How the catalogue's feeding does, for a terminal. `lag` undefined: Kafka is off. */
export function statusText(lag: Lag | undefined, deadLetters: number, service: ServiceReadiness): string {
  return [
    ...(lag === undefined ? ['Kafka is off: feeds are loaded into the catalogue.'] : topicTable(lag)),
    '',
    `dead letters  ${inWords.format(deadLetters)}${deadLetters > 0 ? '  (npm run kafka:replay shows them)' : ''}`,
    ...serviceLines(service),
    '',
  ].join('\n')
}

function topicTable({ partitions }: Lag): string[] {
  const byTopic = [...Map.groupBy(partitions, ({ topic }) => topic)]
  const rows = byTopic.map(([topic, own]) => [
    topic,
    ...[
      own.length,
      own.reduce((sum, { records }) => sum + records, 0),
      own.reduce((sum, { lag }) => sum + lag, 0),
      own.filter(({ lag }) => lag > 0).length,
    ].map((count) => inWords.format(count)),
  ])
  return table(['topic', 'partitions', 'records', 'not dealt with', 'partitions behind'], rows)
}

/** Names to the left, numbers to the right. */
function table(heading: readonly string[], rows: readonly string[][]): string[] {
  const widths = heading.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)))
  return [heading, ...rows].map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}

function serviceLines({ address, checks }: ServiceReadiness): string[] {
  if (checks === undefined) return [`service       does not answer at ${address}`]
  const shown = Object.entries(checks).filter(([name]) => ['catalogue', 'kafka', 'images', 'looks'].includes(name))
  return shown.map(([name, { ok, detail }]) => `${name.padEnd(12)}  ${ok ? '' : 'NOT OK: '}${detail}`)
}

/** What waits in Kafka; undefined when it is off. @throws StartupError, in one line, when Kafka does not say. */
export async function lagOf(kafka: KafkaSettings | undefined): Promise<Lag | undefined> {
  if (kafka === undefined) return undefined
  const { openKafkaClient } = await import('./kafka/client.ts')
  const { readLag } = await import('./kafka/lag.ts')
  return readLag(await openKafkaClient(kafka))
}

/** Dead letters of a shop without Kafka. */
export async function countOfDeadLetters(dataDir: string): Promise<number> {
  const { deadLettersPath, openSqliteDeadLetters } = await import('./dead-letters/sqlite-dead-letters.ts')
  if (!existsSync(deadLettersPath(dataDir))) return 0
  const letters = await openSqliteDeadLetters(dataDir)
  try {
    return (await letters.list()).length
  } finally {
    await letters.close()
  }
}
