import { describe, expect, it } from 'vitest'
import { type GateState, WriteGate } from '../../../src/ingest/stream/write-gate.ts'
import { CatalogueUnavailableError } from '../../../src/search/catalogue-unavailable.ts'
import { waitUntil } from '../../fixtures/service.ts'

const away = (message: string) => new CatalogueUnavailableError('unreachable', message)
const never = new AbortController().signal

function open(slowAfterMs = 50, failedAfterMs = 10_000) {
  const changes: GateState[] = []
  return { changes, gate: new WriteGate({ onChange: (state) => changes.push(state), slowAfterMs, failedAfterMs }) }
}

describe('WriteGate', () => {
  it('makes a write again until it succeeds, and tells that it holds back', async () => {
    const { gate, changes } = open()
    let failures = 3
    const write = async () => {
      if (failures-- > 0) throw away('503')
      return 'written'
    }
    expect(await gate.run(write, never)).toBe('written')
    expect(changes.map(({ isOpen, reason }) => [isOpen, reason])).toEqual([
      [true, '503'],
      [false, undefined],
    ])
    expect(gate.state).toEqual({ isOpen: false, reason: undefined, since: undefined })
  })

  it('does not hold back for a single failure', async () => {
    const { gate, changes } = open()
    let failures = 1
    await gate.run(async () => {
      if (failures-- > 0) throw away('reset')
    }, never)
    expect(changes).toEqual([])
  })

  it('begins no other write while one has no answer, and goes on when it has', async () => {
    const { gate, changes } = open()
    const answer = Promise.withResolvers<string>()
    const slow = gate.run(() => answer.promise, never)
    await waitUntil('it to be held back', () => gate.state.isOpen)
    expect(gate.state.reason).toMatch(/^no answer for/)
    let isBegun = false
    const other = gate.run(async () => {
      isBegun = true
    }, never)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(isBegun).toBe(false)
    answer.resolve('late')
    expect(await slow).toBe('late')
    await other
    expect(changes.map(({ isOpen }) => isOpen)).toEqual([true, false])
  })

  it('makes a write again that never has an answer', async () => {
    const { gate } = open(20, 60)
    let tries = 0
    const write = () => (++tries === 1 ? new Promise<string>(() => undefined) : Promise.resolve('second'))
    expect(await gate.run(write, never)).toBe('second')
  })

  it('does not make a write again that fails by its records, and holds nothing back for it', async () => {
    const { gate, changes } = open()
    let tries = 0
    const write = async () => {
      tries++
      throw new TypeError('a defect')
    }
    for (let times = 0; times < 3; times++) await expect(gate.run(write, never)).rejects.toThrow('a defect')
    expect([tries, changes]).toEqual([3, []])
  })

  it('gives up when it is told to', async () => {
    const { gate } = open()
    const stopping = new AbortController()
    const writing = gate.run(() => Promise.reject(away('down')), stopping.signal)
    setTimeout(() => stopping.abort(new Error('stopped')), 50)
    await expect(writing).rejects.toThrow()
  })
})
