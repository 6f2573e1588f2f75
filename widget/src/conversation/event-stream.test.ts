import { createParser } from 'eventsource-parser'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventStreamReader, TooLongError } from './event-stream.ts'

function readInPieces(stream: string, cuts: readonly number[]): unknown[] {
  const reader = new EventStreamReader(1_000)
  const places = [0, ...[...cuts].sort((a, b) => a - b), stream.length]
  return places.flatMap((place, index) => reader.read(stream.slice(places[index - 1] ?? 0, place)))
}

function readByPackage(stream: string): unknown[] {
  const events: unknown[] = []
  createParser({ onEvent: ({ event = '', data, id }) => events.push({ name: event, data, id }) }).feed(stream)
  return events
}

test('an event is read whole, wherever the stream is cut', () => {
  const stream = ': still here\n\nid: 0:5-x\r\nevent: delta\r\ndata: {"text":"a: b"}\r\n\r\nid:1\ndata:x\ndata:  y\n\n'
  for (let cut = 0; cut <= stream.length; cut++) {
    expect(readInPieces(stream, [cut])).toEqual([
      { name: 'delta', data: '{"text":"a: b"}', id: '0:5-x' },
      { name: '', data: 'x\n y', id: '1' },
    ])
  }
})

test('any stream is read as a package reads it that is made for that', () => {
  const line = fc.oneof(
    fc.constantFrom('', 'data', 'data:', 'event: part', 'id: 7', ': comment', 'retry: 5', 'other: x'),
    fc.string({ maxLength: 12 }).map((text) => `data: ${text.replace(/[\r\n]/g, '')}`),
  )
  const stream = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((text) => `${text}\n`).join(''))
  fc.assert(
    fc.property(stream, fc.array(fc.nat(60), { maxLength: 4 }), (text, cuts) => {
      const within = cuts.filter((cut) => cut <= text.length)
      // What a package makes of an id that was said in an earlier event differs; the service says one with each.
      const withoutIds = (events: unknown[]) => events.map((event) => ({ ...(event as object), id: undefined }))
      expect(withoutIds(readInPieces(text, within))).toEqual(withoutIds(readByPackage(text)))
    }),
  )
})

test('an event without an end is refused', () => {
  expect(() => new EventStreamReader(10).read(`data: ${'x'.repeat(20)}`)).toThrow(TooLongError)
  const reader = new EventStreamReader(10)
  reader.read('data: 12345\n')
  expect(() => reader.read('data: 123456')).toThrow(TooLongError)
})
