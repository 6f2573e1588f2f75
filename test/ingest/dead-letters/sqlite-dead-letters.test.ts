import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLetterBox } from '../../../src/ingest/dead-letters/open-letter-box.ts'
import { openSqliteDeadLetters } from '../../../src/ingest/dead-letters/sqlite-dead-letters.ts'
import type { DeadLetter } from '../../../src/ingest/stream/record-stream.ts'
import { openSqliteEngine, openSqliteWriter } from '../../../src/search/engines/sqlite/index.ts'
import { product } from '../../contracts/shop.ts'
import { temporaryFolder } from '../../fixtures/feeds.ts'

const letter = (offset: number, value: string): DeadLetter => ({
  ...{ reason: 'refused', topic: 'products', partition: 0, offset, firstSeen: offset, timestamp: offset },
  ...{ key: `k${offset}`, value: Buffer.from(value), headers: {} },
})

describe('dead letters in a table', () => {
  it('are put back into the catalogue, and those that fail again stay', async () => {
    const dataDir = await temporaryFolder()
    const path = join(dataDir, 'catalogue.db')
    await (await openSqliteWriter(path)).close()
    const letters = await openSqliteDeadLetters(dataDir)
    await letters.put([letter(1, JSON.stringify(product({ id: 'mended' }))), letter(2, '{bad'), letter(3, '{worse')])
    await letters.close()

    const target = { engine: 'sqlite', path } as const
    const box = await openLetterBox({ dataDir, kafka: undefined, target, onTrouble: () => undefined, currency: 'USD' })
    const ids = (await box.list()).map(({ id }) => id)
    expect(String(await box.value(ids[1] ?? ''))).toBe('{bad')
    expect(await box.putBack(new Set(ids.slice(0, 2)))).toBe(1)
    expect((await box.list()).map(({ key }) => key)).toEqual(['k2', 'k3'])
    await box.close()

    const engine = await openSqliteEngine(path)
    expect(await engine.products(['mended'])).toHaveLength(1)
    await engine.close()
  })

  it('of a feed are those of its last load', async () => {
    const letters = await openSqliteDeadLetters(await temporaryFolder())
    await letters.putFeed(
      '/feed.jsonl',
      [
        { line: 3, id: 'a', reason: 'price: must be' },
        { line: 9, reason: 'line: x' },
      ],
      5,
    )
    await letters.putFeed('/other.jsonl', [{ line: 1, reason: 'line: y' }], 5)
    await letters.putFeed('/feed.jsonl', [{ line: 9, reason: 'line: z' }], 6)
    const listed = (await letters.list()).map(({ source, position, reason, topic }) => [
      source,
      position,
      reason,
      topic,
    ])
    expect(listed).toEqual([
      ['/other.jsonl', 1, 'line: y', undefined],
      ['/feed.jsonl', 9, 'line: z', undefined],
    ])
    await letters.close()
  })

  it('say in one line that their folder cannot be used', async () => {
    await expect(openSqliteDeadLetters('/proc/none')).rejects.toThrow(
      /^\/proc\/none\/dead-letters\.db cannot be used: /,
    )
  })
})
