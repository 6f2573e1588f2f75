import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Letter } from '../../src/ingest/dead-letters/letter-box.ts'
import type {
  DeadLetter,
  DeadLetters,
  RecordBatch,
  RecordSink,
  RecordSource,
  StreamRecord,
} from '../../src/ingest/stream/record-stream.ts'
import { waitUntil } from '../fixtures/service.ts'

/** A stream with topics that nobody else uses. */
export interface StreamUnderTest {
  sink: RecordSink
  /** A consumer of `products`, of the same group each time: the next one goes on where the last one was. */
  source(onTrouble?: (message: string) => void): RecordSource
  /** Opens the dead letters anew, as after a crash. */
  letters(): DeadLetters
  listLetters(): Promise<Letter[]>
  /** How many are kept, whatever a list leaves out. */
  countLetters(): Promise<number>
  close(): Promise<void>
}

type Seen = Pick<StreamRecord, 'offset' | 'key' | 'headers'> & { partition: number; value: string | null }

const seenOf = ({ partition }: RecordBatch, { offset, key, headers, value }: StreamRecord): Seen => ({
  ...{ partition, offset, key, headers },
  value: value === null ? null : value.toString('utf8'),
})

const record = (key: string, value: string | null, partition?: number) =>
  ({ topic: 'products', key, value, ...(partition !== undefined && { partition }) }) as const

/** What the stream promises of topics, whoever keeps them. */
export function recordStreamContract(open: () => Promise<StreamUnderTest>): void {
  describe('a stream of records', () => {
    let stream: StreamUnderTest
    let running: RecordSource[] = []

    beforeAll(async () => {
      stream = await open()
    }, 60_000)
    afterEach(async () => {
      await Promise.all(running.map((source) => source.stop()))
      running = []
    })
    afterAll(() => stream.close(), 60_000)

    /** A consumer, and what it has been handed; `take` says which records are done. */
    function consume(isDone: (seen: Seen) => boolean = () => true): { seen: Seen[]; source: RecordSource } {
      const seen: Seen[] = []
      const source = stream.source()
      running.push(source)
      source.start(async (batch) => {
        for (const one of batch.records) {
          const known = seenOf(batch, one)
          seen.push(known)
          if (isDone(known)) batch.done(one.offset)
        }
      })
      return { seen, source }
    }

    const until = (what: string, condition: () => boolean) => waitUntil(what, condition, 30_000)
    const values = (seen: readonly Seen[]) => seen.map(({ value }) => value).sort()

    it('hands out what was sent: keys, values of any content or none, headers', async () => {
      const odd = 'Ünïcode \u{1F600} \u0000 "'
      await stream.sink.send([
        { topic: 'products', key: 'a', value: odd, headers: { reason: 'ünï', empty: '' } },
        record('b', null),
        { topic: 'products', key: null, value: 'no key' },
      ])
      const { seen } = consume()
      await until('all three', () => seen.length >= 3)
      expect(seen.find(({ key }) => key === 'a')).toMatchObject({ value: odd, headers: { reason: 'ünï', empty: '' } })
      expect(seen.find(({ key }) => key === 'b')).toMatchObject({ value: null, headers: {} })
      expect(seen.find(({ key }) => key === null)).toMatchObject({ value: 'no key' })
    })

    it('hands out the records of a key in their order, from one partition', async () => {
      const sent = Array.from({ length: 300 }, (_, index) => record(`key${index % 7}`, `${index}`))
      await stream.sink.send(sent)
      const { seen } = consume()
      // What was sent while numbers were in doubt comes twice; then its first coming is in order.
      await until('all', () => new Set(values(seen)).size >= sent.length)
      for (let key = 0; key < 7; key++) {
        const own = seen.filter((one) => one.key === `key${key}`)
        const wanted = sent.filter((one) => one.key === `key${key}`).map(({ value }) => String(value))
        expect([...new Set(own.map(({ value }) => value))]).toEqual(wanted)
        expect(new Set(own.map(({ partition }) => partition)).size).toBe(1)
      }
    })

    it('hands out again what was not done, and not what was', async () => {
      await stream.sink.send(Array.from({ length: 6 }, (_, index) => record('k', `gap${index}`, 3)))
      const first = consume(({ value }) => value !== 'gap2')
      await until('all six', () => first.seen.length >= 6)
      await first.source.stop()
      const second = consume()
      await until('the rest', () => second.seen.length >= 4)
      expect(values(second.seen)).toEqual(['gap2', 'gap3', 'gap4', 'gap5'])
      await second.source.stop()
      const third = consume()
      await stream.sink.send([record('k', 'after', 3)])
      await until('what came after', () => third.seen.length >= 1)
      expect(values(third.seen)).toEqual(['after'])
    })

    it('hands out again what was in hand when it is begun anew', async () => {
      await stream.sink.send([record('k', 'again', 4)])
      let isSecond = false
      const { seen, source } = consume(() => isSecond)
      await until('it', () => seen.length >= 1)
      isSecond = true
      source.restart('a test')
      await until('it again', () => seen.length >= 2)
      expect(values(seen)).toEqual(['again', 'again'])
      expect(source.state().restarts).toBe(1)
    })

    it('gives a partition’s next records out when those before are dealt with, and other partitions’ meanwhile', async () => {
      const released = Promise.withResolvers<void>()
      const seen: string[] = []
      const source = stream.source()
      running.push(source)
      await stream.sink.send([record('k', 'held', 5), record('k', 'other', 6)])
      source.start(async ({ records, done }) => {
        for (const { offset, value } of records) {
          seen.push(String(value))
          if (String(value) === 'held') await released.promise
          done(offset)
        }
      })
      await until('both', () => seen.length >= 2)
      await stream.sink.send([record('k', 'behind', 5)])
      await sleep(300)
      expect(seen).not.toContain('behind')
      released.resolve()
      await until('what is behind', () => seen.includes('behind'))
    })

    it('hands out again what its taker has failed at, and says that it runs', async () => {
      await stream.sink.send([record('k', 'difficult', 7)])
      let tries = 0
      const source = stream.source()
      running.push(source)
      source.start(async ({ records, done }) => {
        if (++tries === 1) throw new Error('a defect')
        for (const { offset } of records) done(offset)
      })
      await until('a second try', () => tries >= 2)
      await until('it runs', () => source.state().isRunning)
      expect(source.state().assigned).toHaveLength(10)
    })

    it('tells what is in hand that it stops', async () => {
      await stream.sink.send([record('k', 'in hand', 8)])
      const source = stream.source()
      const taken = Promise.withResolvers<AbortSignal>()
      source.start(async ({ signal }) => {
        taken.resolve(signal)
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      })
      const signal = await taken.promise
      expect(signal.aborted).toBe(false)
      const began = performance.now()
      await source.stop()
      expect(signal.aborted).toBe(true)
      expect(performance.now() - began).toBeLessThan(5_000)
      expect(source.state().isRunning).toBe(false)
      const { seen } = consume()
      await until('it again', () => seen.some(({ value }) => value === 'in hand'))
    })

    describe('its dead letters', () => {
      const now = Date.now()
      const letter = (offset: number, reason: string): DeadLetter => ({
        ...{ reason, topic: 'products', partition: 2, offset, firstSeen: now, timestamp: now },
        ...{ key: `k${offset}`, value: Buffer.from('{bad'), headers: { own: 'kept' } },
      })

      it('are kept once each, also when they are put again after a crash', async () => {
        const before = stream.letters()
        await before.put([letter(1, 'first'), letter(2, 'second')])
        await before.put([letter(2, 'second'), letter(3, 'third')])
        const after = stream.letters()
        await after.put([letter(1, 'first'), letter(3, 'third'), letter(4, 'fourth')])
        const own = (await stream.listLetters()).filter(({ source }) => source === 'products 2')
        expect(own.map(({ position, reason, key }) => [position, reason, key])).toEqual([
          [1, 'first', 'k1'],
          [2, 'second', 'k2'],
          [3, 'third', 'k3'],
          [4, 'fourth', 'k4'],
        ])
        expect(await stream.countLetters()).toBe(4)
      }, 60_000)
    })
  })
}
