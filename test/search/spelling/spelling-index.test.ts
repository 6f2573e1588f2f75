import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedEdits } from '../../../src/search/spelling/deletes.ts'
import { editDistance } from '../../../src/search/spelling/edit-distance.ts'
import { SpellingIndex } from '../../../src/search/spelling/spelling-index.ts'

const indexOf = (words: readonly string[]): Promise<SpellingIndex> =>
  SpellingIndex.build({ words, counts: Uint32Array.from(words, (_, index) => index + 2), kinds: new Set() })

// Tokens of these letters are their own only spelling: no ending of an English plural or singular.
const token = fc.string({ unit: fc.constantFrom(...'abcdk'), minLength: 3, maxLength: 12 })

describe('words near what is typed', () => {
  it('are found all and only, as comparing with each word would find them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(token, { maxLength: 60 }), token, async (words, typed) => {
        const near = (await indexOf(words)).near(typed)
        const expected = words.filter((word) => {
          const edits = editDistance(typed, word)
          return edits > 0 && edits <= allowedEdits(typed)
        })
        expect(near.map((candidate) => candidate.token).sort()).toEqual(expected.sort())
        for (const { token: found, edits } of near) expect(edits).toBe(editDistance(typed, found))
      }),
    )
  })

  it('are found for any edit of a long word, also where it is cut for looking it up', async () => {
    const index = await indexOf(['keyboard', 'multifunctional', 'rechargeable'])
    for (const word of ['keyboard', 'multifunctional', 'rechargeable']) {
      for (let at = 0; at < word.length - 1; at++) {
        const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
        const left = word.slice(0, at) + word.slice(at + 1)
        for (const typed of [swapped, left]) {
          if (typed !== word) expect(index.near(typed).map((near) => near.token)).toContain(word)
        }
      }
    }
  })

  it('are none for fewer than four letters, one edit away below seven, and two from then on', async () => {
    const index = await indexOf(['tree', 'trees', 'printer', 'scanner'])
    expect(index.near('tre')).toEqual([])
    expect(index.near('scaner').map((near) => near.token)).toEqual(['scanner'])
    expect(index.near('scner')).toEqual([])
    expect(index.near('skaner')).toEqual([])
    expect(index.near('prrintre').map((near) => near.token)).toEqual(['printer'])
  })

  it('come with the fewest edits first, then the likelier slip, then the most frequent', async () => {
    const near = (await indexOf(['scanner', 'spanner', 'stanner', 'planner'])).near('sxanner')
    expect(near.map((candidate) => candidate.token)).toEqual(['scanner', 'stanner', 'spanner', 'planner'])
  })

  it('are found by how they are written, where the token is cut', async () => {
    const index = await indexOf(['mous', 'box', 'movy', 'battery'])
    expect(index.near('mosue')[0]).toMatchObject({ token: 'mous', edits: 1 })
    expect(index.near('moviw')[0]).toMatchObject({ token: 'movy', edits: 1 })
    expect(index.near('mcie')[0]).toMatchObject({ token: 'mous', edits: 1 })
  })

  it('are none in an empty catalogue', async () => {
    expect((await indexOf([])).near('keyboard')).toEqual([])
  })
})
