import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { readFeed } from '../../src/catalogue/read-feed.ts'

const chunkRows = 500

// The collector can only be called where V8 was told so before the context was made.
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** A table as it comes from a file: chunk by chunk, and made only when it is taken. */
async function* tableOf(rows: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('id,title,price,description,colour\n')
  for (let row = 0; row < rows; row += chunkRows) {
    const lines = Array.from(
      { length: chunkRows },
      (_, i) =>
        `p${row + i},"Lamp ${row + i}",${1 + (i % 90)}.99,"Warm light, <b>dimmable</b>. ${'x'.repeat(200)}",red\n`,
    )
    yield Buffer.from(lines.join(''))
    await setImmediate()
  }
}

/** What is held, garbage set aside, when the last record of a feed of so many rows has been read, in MB. */
async function heldAtLast(rows: number): Promise<number> {
  let read = 0
  let held = 0
  for await (const { outcome } of readFeed('csv', tableOf(rows), { currency: 'USD', version: 1, now: 0 })) {
    if (!outcome.ok) throw new Error(outcome.reason)
    if (++read < rows) continue
    collectGarbage()
    held = process.memoryUsage().heapUsed / 1e6
  }
  expect(read).toBe(rows)
  return held
}

it('holds no more of a table, however long it is', async () => {
  const short = await heldAtLast(5_000)
  // 100,000 rows more are 25 MB of text: whoever kept it, or the records, would hold all of that.
  expect(await heldAtLast(105_000)).toBeLessThan(short + 10)
})
