import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confusionMatrix, type Verdict } from '../../bench/confusion-matrix.ts'

const labels = ['search', 'refine', 'support']
const verdicts: Verdict[] = [
  ['search', 'search'],
  ['search', 'search'],
  ['search', 'search'],
  ['search', 'refine'],
  ['refine', 'refine'],
]
const countsOf = (svg: string): number[] =>
  [...svg.matchAll(/class="count[^>]*>(\d+)</g)].map(([, count]) => Number(count))

describe('confusionMatrix', () => {
  const svg = confusionMatrix('Intents', labels, verdicts)

  it('counts each pair in its cell, row by row, and leaves empty ones empty', () => {
    expect(countsOf(svg)).toEqual([3, 1, 1])
    expect(svg.match(/class="cell"/g)).toHaveLength(9)
  })

  it('says how many are right, and the recall of each row', () => {
    expect(svg).toContain('Intents: 4 of 5 right')
    expect(svg).toContain('>75.0%<')
    expect(svg).toContain('>100.0%<')
    expect(svg).toContain('>none asked<')
  })

  it('shades a cell by its share of the row, and sets wrong ones apart from right ones', () => {
    expect(svg.match(/class="right"[^>]*fill-opacity="0\.75"/g)).toHaveLength(1)
    expect(svg.match(/class="wrong"[^>]*fill-opacity="0\.25"/g)).toHaveLength(1)
  })

  it('has colours for a dark page and one text for those who cannot see it', () => {
    expect(svg).toContain('@media(prefers-color-scheme:dark)')
    expect(svg).toMatch(/role="img" aria-label="Intents: 4 of 5 right"/)
  })

  it('refuses a verdict that has no row or column', () => {
    expect(() => confusionMatrix('Intents', labels, [['search', 'dance']])).toThrow(RangeError)
    expect(() => confusionMatrix('Intents', labels, [['dance', 'search']])).toThrow(RangeError)
  })

  it('shows every verdict once and takes any label as text', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (names, picks) => {
          const label = (): string => names[(picks.next().value ?? 0) % names.length] ?? ''
          const random = Array.from({ length: 20 }, (): Verdict => [label(), label()])
          const drawn = confusionMatrix('<&">', names, random)
          expect(countsOf(drawn).reduce((sum, count) => sum + count, 0)).toBe(20)
          expect(drawn).toContain('&lt;&amp;&quot;&gt;')
          expect(drawn.replaceAll(/<\/?(svg|style|rect|text)\b[^<>]*>/g, '')).not.toMatch(/[<>]/)
        },
      ),
    )
  })
})
