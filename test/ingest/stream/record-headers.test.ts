import { describe, expect, it } from 'vitest'
import { letterHeaders, ownHeaders, readOrigin, waitingHeaders } from '../../../src/ingest/stream/record-headers.ts'

const origin = {
  topic: 'products',
  partition: 3,
  offset: 17,
  timestamp: 1_000,
  firstSeen: 2_000,
  reason: '429',
} as const

describe('headers of records on their way', () => {
  it('say where a dead letter came from and why, beside its own', () => {
    const letter = { ...origin, key: 'a', value: null, headers: { trace: 'x' } }
    expect(letterHeaders(letter)).toEqual({
      ...{ trace: 'x', reason: '429', 'source-topic': 'products', 'source-partition': '3', 'source-offset': '17' },
      'source-timestamp': '1970-01-01T00:00:01.000Z',
      'first-seen': '1970-01-01T00:00:02.000Z',
    })
  })

  it('are read as they were written, and taken off', () => {
    const headers = waitingHeaders({ ...origin, tries: 2, dueAt: 5_000 }, { trace: 'x' })
    expect(readOrigin(headers)).toEqual({ ...origin, tries: 2, dueAt: 5_000 })
    expect(ownHeaders(headers)).toEqual({ trace: 'x' })
  })

  it('of anybody else are none', () => {
    expect(readOrigin({})).toBeUndefined()
    expect(
      readOrigin({ ...waitingHeaders({ ...origin, tries: 1, dueAt: 1 }, {}), 'source-offset': '-1' }),
    ).toBeUndefined()
    expect(
      readOrigin({ ...waitingHeaders({ ...origin, tries: 1, dueAt: 1 }, {}), 'source-topic': 'x' }),
    ).toBeUndefined()
  })

  it('cut a reason that is no reading matter', () => {
    const letter = { ...origin, reason: 'x'.repeat(2_000), key: null, value: null, headers: {} }
    expect(letterHeaders(letter).reason).toHaveLength(500)
  })
})
