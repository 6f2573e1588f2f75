import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GreyPicture, linesOf } from '../../src/vision/skew.ts'

const [width, height] = [400, 500]

/** Words as dark bars on lines that fall by `degrees`. */
function page(degrees: number, { ink = 30, paper = 250, noise = 0 } = {}): GreyPicture {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const pixels = new Uint8Array(width * height).fill(paper)
  for (let line = 0; line < 14; line++)
    for (let x = 50; x < 330 - ((line * 37) % 90); x++) {
      if ((x + line * 11) % 40 < 6) continue
      for (let dy = 0; dy < 7; dy++) {
        const y = Math.round(90 + line * 24 + slope * (x - 200)) + dy
        if ((x * 7 + dy * 3) % 5 < 3) pixels[y * width + x] = ink
      }
    }
  if (noise > 0) for (let at = 0; at < pixels.length; at++) pixels[at] = (pixels[at] ?? 0) - ((at * 7919) % noise)
  return { pixels, width, height }
}

describe('the lines of a page', () => {
  it('are found at any tilt that a photo has, to a fifth of a degree', () => {
    const tilts = fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10)
    fc.assert(
      fc.property(tilts, (degrees) => {
        expect(Math.abs(linesOf(page(degrees)).skew - degrees)).toBeLessThanOrEqual(0.2)
      }),
      { numRuns: 25 },
    )
  })

  it('are found in pale ink on a grainy ground', () => {
    expect(linesOf(page(3, { ink: 150, noise: 30 })).skew).toBeCloseTo(3, 0)
  })

  it.each([0, 255, 128])(
    'are none on an empty page of one shade (%i), which is level and without contrast',
    (shade) => {
      const pixels = new Uint8Array(width * height).fill(shade)
      expect(linesOf({ pixels, width, height })).toEqual({ skew: 0, contrast: 0, steepness: 0 })
    },
  )

  it('are steep when they are sharp, and not when they are smeared', () => {
    const sharp = page(0)
    const smeared = { ...sharp, pixels: sharp.pixels.map((_, at) => mean(sharp.pixels.subarray(at - 8, at + 8))) }
    expect(linesOf(sharp).steepness).toBeGreaterThan(0.8)
    expect(linesOf(smeared).steepness).toBeLessThan(0.25)
  })
})

const mean = (values: Uint8Array): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
