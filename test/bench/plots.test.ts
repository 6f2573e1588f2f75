import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barPlot } from '../../bench/plots/bars.ts'
import { growthPlot } from '../../bench/plots/growth.ts'
import { latencyPlot } from '../../bench/plots/latency.ts'
import { sortedScoresPlot } from '../../bench/plots/sorted-scores.ts'
import { decades, logPlace } from '../../bench/plots/svg.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const positive = fc.double({ min: 0.001, max: 1e6, noNaN: true })
const name = fc.string({ maxLength: 20 })
const written = (value: number): string => value.toFixed(2)

/** Tags that open and close in turn, and no coordinate that is none. */
function expectDrawing(svg: string): void {
  const open: string[] = []
  for (const [, end, tag = '', self] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (end === '/') expect(open.pop()).toBe(tag)
    else if (self !== '/') open.push(tag)
  }
  expect(open).toEqual([])
  expect(svg.match(/(?<= (?:d|x|y|cx|cy|width)=")[^"]*(?:NaN|Infinity|undefined)/)).toBeNull()
}

/** The x at which the bar of a series ends. */
const barWidths = (svg: string): number[] =>
  [...svg.matchAll(/width="([\d.]+)" height="11"/g)].map(([, width]) => Number(width))

describe('plots', () => {
  it('are drawings whatever they are given', () => {
    fc.assert(
      fc.property(
        name,
        fc.array(fc.option(share, { nil: undefined }), { minLength: 1, maxLength: 6 }),
        (title, values) => {
          const series = values.map((_, index) => `${title} ${index}`)
          expectDrawing(barPlot(title, series, [{ name: title, values, aim: 0.5, written }]))
        },
      ),
    )
    fc.assert(
      fc.property(name, fc.array(share, { minLength: 1, maxLength: 80 }), (title, scores) =>
        expectDrawing(sortedScoresPlot(title, [{ name: title, scores }])),
      ),
    )
    fc.assert(
      fc.property(name, fc.array(positive, { minLength: 3, maxLength: 3 }), (title, samples) => {
        expectDrawing(latencyPlot(title, [{ name: title, samples }]))
        const panels = [{ name: title, unit: 's', values: [samples, [undefined, 2, undefined]] }]
        expectDrawing(growthPlot(title, [title, 'other'], [5_000, 20_000, 100_000], panels))
      }),
    )
  })

  it('are as long as their values', () => {
    const svg = barPlot('Figures', ['auto', 'Orama'], [{ name: 'nDCG', values: [0.8, 0.4], aim: 0.9, written }])
    const [auto = 0, orama = 0] = barWidths(svg)
    expect(auto / orama).toBeCloseTo(2, 2)
    expect(svg).toContain('>nDCG<')
    expect(svg).toContain('>0.80<')
    expect(svg.match(/class="aim"/g)).toHaveLength(2)
  })

  it('give a search the same colour in each', () => {
    expect(barPlot('a', ['keyword', 'Orama'], [])).toContain('<g class="s5"><rect')
    expect(sortedScoresPlot('a', [{ name: 'Orama', scores: [1] }])).toContain('class="line s5"')
  })

  it('escape what they are named', () => {
    expect(sortedScoresPlot('<b> & "c"', [{ name: 'x', scores: [1] }])).toContain('&lt;b&gt; &amp; &quot;c&quot;')
  })

  it('have logarithmic axes whose ends are powers of ten', () => {
    expect(decades([0.4, 30])).toEqual([0.1, 1, 10, 100])
    expect(decades([10])).toEqual([10, 100])
    expect(() => decades([0, Number.NaN])).toThrow(RangeError)
    expect(logPlace(10, [1, 10, 100])).toBeCloseTo(0.5, 12)
  })
})
