import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stem } from '../../src/search/stem.ts'

describe('stem', () => {
  it.each([
    ['cable', 'cables'],
    ['battery', 'batteries'],
    ['box', 'boxes'],
    ['watch', 'watches'],
    ['brush', 'brushes'],
    ['glass', 'glasses'],
    ['dress', 'dresses'],
    ['cache', 'caches'],
    ['movie', 'movies'],
    ['cookie', 'cookies'],
    ['tie', 'ties'],
    ['case', 'cases'],
    ['house', 'houses'],
    ['mouse', 'mice'],
    ['bus', 'buses'],
    ['virus', 'viruses'],
    ['shoe', 'shoes'],
    ['toe', 'toes'],
    ['tomato', 'tomatoes'],
    ['photo', 'photos'],
    ['lens', 'lenses'],
    ['key', 'keys'],
    ['tv', 'tvs'],
    ['pc', 'pcs'],
    ['knife', 'knives'],
    ['shelf', 'shelves'],
    ['woman', 'women'],
    ['child', 'children'],
    ['menu', 'menus'],
    ['axe', 'axes'],
    ['size', 'sizes'],
    ['phone', 'phones'],
  ])('brings %s and %s together', (singular, plural) => {
    expect(stem(plural)).toBe(stem(singular))
  })

  it.each([
    ['printing', 'printer'],
    ['wire', 'wireless'],
    ['gas', 'ga'],
    ['bus', 'bu'],
    ['plus', 'plu'],
    ['glass', 'glas'],
    ['wired', 'wire'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stem(one)).not.toBe(stem(other))
  })

  it.each(['tn2110s', 'mp3s', 'gps', 'мыши', 'マウス', '3.5s', '__proto__', 'constructor', ''])(
    'leaves %j alone',
    (word) => {
      expect(stem(word)).toBe(word)
    },
  )

  it('never makes a word longer by more than an irregular plural or empties one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
        expect(stem(word).length).toBeGreaterThan(0)
        expect(stem(word).length).toBeLessThanOrEqual(word.length + 1)
      }),
      { numRuns: 2_000 },
    )
  })
})
