import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withTypingError } from '../../bench/typing-errors.ts'

/** Edits between two words: changed, missing, added and swapped letters each count one (Damerau, CACM 7, 1964). */
function edits(one: string, other: string): number {
  const row = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0))
  const at = (i: number, j: number): number => row[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 0; i <= one.length; i++) {
    for (let j = 0; j <= other.length; j++) {
      const swapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? at(i - 2, j - 2) + 1 : Infinity
      const best = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1),
        swapped,
      )
      const cells = row[i]
      if (cells !== undefined) cells[j] = i === 0 && j === 0 ? 0 : best
    }
  }
  return at(one.length, other.length)
}

const word = fc.stringMatching(/^[a-z]{1,12}$/)
const query = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))

describe('withTypingError', () => {
  it('makes one edit in one word of five letters or more, the same each time', () => {
    fc.assert(
      fc.property(query, fc.nat(1_000), (text, seed) => {
        const typed = withTypingError(text, seed)
        expect(withTypingError(text, seed)).toBe(typed)
        const words = text.split(' ')
        if (!words.some(({ length }) => length >= 5)) {
          expect(typed).toBeUndefined()
          return
        }
        const changed = words.flatMap((before, index) => {
          const after = typed?.split(' ')[index] ?? ''
          return after === before ? [] : [{ before, after }]
        })
        expect(changed).toHaveLength(1)
        for (const { before, after } of changed) {
          expect(before.length).toBeGreaterThanOrEqual(5)
          expect(edits(before, after)).toBe(1)
        }
      }),
    )
  })

  it('leaves numbers and short words alone', () => {
    expect(withTypingError('tv 32 hd', 1)).toBeUndefined()
    expect(withTypingError('brother tn-2110', 1)).toMatch(/^(?!brother)\S+ tn-2110$/)
    expect(withTypingError('hx6730abcde usb', 1)).toBeUndefined()
  })

  it('makes all kinds of error, mostly with a key beside the right one', () => {
    const typed = Array.from({ length: 400 }, (_, seed) => withTypingError('headphones', seed) ?? '')
    const lengths = (length: number): number => typed.filter((text) => text.length === length).length
    for (const length of [9, 10, 11]) expect(lengths(length)).toBeGreaterThan(60)
    expect(new Set(typed).size).toBeGreaterThan(100)
    const substituted = typed.flatMap((text) => {
      const at = [...text].findIndex((letter, index) => letter !== 'headphones'[index])
      return text.length === 10 && text.slice(at + 1) === 'headphones'.slice(at + 1)
        ? [`${'headphones'[at]}${text[at]}`]
        : []
    })
    const beside = substituted.filter((pair) =>
      /h[gjyubn]|e[wrsd]|a[qwsz]|d[sfercx]|p[ol]|o[iplk]|n[bmhj]|s[adwezx]/.test(pair),
    )
    expect(beside.length / substituted.length).toBeGreaterThan(0.6)
  })
})
