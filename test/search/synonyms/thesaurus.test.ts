import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createThesaurus } from '../../../src/search/synonyms/thesaurus.ts'
import { analyseQuery } from '../../../src/search/text-analysis.ts'

const thesaurus = createThesaurus({
  same: [
    ['laptop', 'notebook?', 'notebook computer'],
    ['usb stick', 'flash drive', 'memory stick?'],
    ['all-in-one pc', 'aio pc'],
    ['scissors', 'pair of scissors'],
    ['laptop bag', 'notebook bag'],
  ],
  narrower: [
    { name: 'macbook', broader: ['laptop'] },
    { name: 'stool', broader: ['chair'] },
  ],
})

const found = (text: string) =>
  thesaurus.namedThings(analyseQuery(text)).map(({ from, to, own, same, broader }) => ({
    at: [from, to],
    own: own.text,
    same: same.map((name) => name.text),
    broader: broader.map((name) => name.text),
  }))

describe('names in a query', () => {
  it.each(['usb stick', 'USB sticks', 'usb-stick', 'usbstick'])('are known as they are typed: %s', (text) => {
    expect(found(text).map(({ own, same }) => [own, same])).toEqual([['usb stick', ['flash drive', 'memory stick']]])
  })

  it.each(['all-in-one pc', 'all in one pcs', 'aio-pc'])('are known with and without hyphens: %s', (text) => {
    expect(found(text)).toHaveLength(1)
  })

  it('are known without the words that say nothing', () => {
    expect(found('a pair of scissors')).toMatchObject([{ own: 'pair of scissors', same: ['scissors'] }])
  })

  it('are the longest, from left to right, without overlaps', () => {
    expect(found('cheap laptop bag usb stick').map(({ at, own }) => [at, own])).toEqual([
      [[1, 3], 'laptop bag'],
      [[3, 5], 'usb stick'],
    ])
    expect(found('notebook computer').map(({ own }) => own)).toEqual(['notebook computer'])
  })

  it('lead to what they are a kind of and its other names, and not back', () => {
    expect(found('macbook')).toMatchObject([{ same: [], broader: ['laptop', 'notebook', 'notebook computer'] }])
    expect(found('stool')).toMatchObject([{ same: [], broader: ['chair'] }])
    expect(found('laptop')).toMatchObject([{ same: ['notebook', 'notebook computer'], broader: [] }])
    expect(found('chair')).toEqual([])
  })

  it('are none in an empty list or query', () => {
    expect(createThesaurus({ same: [], narrower: [] }).namedThings(analyseQuery('laptop'))).toEqual([])
    expect(found('')).toEqual([])
  })

  it('stand inside the query, whatever it is', () => {
    const word = fc.constantFrom('laptop', 'bag', 'usb', 'stick', 'memory', 'all', 'one', 'pc', 'x', '记忆')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const query = analyseQuery(words.join(' '))
        let end = 0
        for (const { from, to } of thesaurus.namedThings(query)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(query.length)
          end = to
        }
      }),
    )
  })
})

it('knows the words of its names', () => {
  expect([...thesaurus.tokens]).toEqual(expect.arrayContaining(['flash', 'drive', 'macbook', 'notebook']))
  expect(thesaurus.tokens.has('keyboard')).toBe(false)
})
