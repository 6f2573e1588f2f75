import { describe, expect, it } from 'vitest'
import { belowFloors, floors } from '../../bench/floors.ts'

const measured = (figure: string, auto: number) => ({ figure, questions: [], means: { auto, keyword: 0 } }) as never

describe('floors', () => {
  it.each(
    Object.entries(floors).flatMap(([name, of]) =>
      Object.entries(of).map(([figure, floor]) => [name, figure, floor] as const),
    ),
  )('of %s, %s are told when a figure lies below them', (name, figure, floor) => {
    if (figure.endsWith(', in the chat')) return
    const of = (value: number) => belowFloors({ name, measured: [measured(figure, value)], chatted: undefined })
    expect(of(floor)).toEqual([])
    expect(of(floor - 0.01)).toEqual([`${name}: ${figure} is ${(floor - 0.01).toFixed(3)}, below ${floor}`])
  })

  it('hold for needs in the chat, and for no other catalogue', () => {
    const chatted = { figure: 'described needs, first five', questions: [], means: { chat: 0.1 } } as never
    expect(belowFloors({ name: 'Demo catalogue', measured: [], chatted })).toHaveLength(1)
    expect(belowFloors({ name: 'Another', measured: [measured('judged queries, nDCG@10', 0)], chatted })).toEqual([])
  })
})
