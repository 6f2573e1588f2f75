import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentions, plainText } from '../../../src/channels/slack/parse/plain-text.ts'
import { cut, cutLiteral, literal, pieces } from '../../../src/channels/slack/render/text.ts'

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 })

/** What Slack shows of mrkdwn without markup. */
const shown = (mrkdwn: string): string =>
  mrkdwn.replaceAll('\u200b', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

describe('a text that is cut', () => {
  it('is as long as it may be, ends in … and parts no pair', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 100 }), (text, most) => {
        const short = cut(text, most)
        expect(short.length).toBeLessThanOrEqual(most)
        expect(short.isWellFormed()).toBe(true)
        expect(short === text || (short.endsWith('…') && text.startsWith(short.slice(0, -1)))).toBe(true)
      }),
    )
    expect(cut('a🛒b', 3)).toBe('a…')
    expect(cut('a🛒b', 4)).toBe('a🛒b')
  })

  it('in pieces loses no word', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, most) => {
        const parts = pieces(text, most)
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(most)
        expect(parts.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      }),
    )
  })
})

describe('a text as mrkdwn', () => {
  it('shows exactly itself, without markup', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => !text.includes('\u200b')),
        (text) => {
          expect(shown(literal(text))).toBe(text)
          expect(literal(text)).not.toMatch(/[<>]/)
        },
      ),
    )
  })

  it('is inside its limit, with no escape cut in two', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('&'.repeat(300), '<>'.repeat(150), '*a '.repeat(80))),
        fc.integer({ min: 8, max: 200 }),
        (text, most) => {
          const short = cutLiteral(text, most)
          expect(short.length).toBeLessThanOrEqual(most)
          expect(short.replaceAll(/&(?:amp|lt|gt);/g, '')).not.toContain('&')
        },
      ),
    )
  })

  it.each([
    ['*SALE* now', '*\u200bSALE* now'],
    ['model_a_1', 'model_a_1'],
    ['> said', '\u200b&gt; said'],
    ['<!channel>', '&lt;!channel&gt;'],
    ['3 * 4', '3 * 4'],
  ])('keeps %s from being formatted', (text, mrkdwn) => {
    expect(literal(text)).toBe(mrkdwn)
  })
})

describe('what somebody wrote', () => {
  it.each([
    ['a lamp &amp; a &lt;b&gt;', 'a lamp & a <b>'],
    ['see <https://x.example/a?b=1&amp;c|this> and <https://y.example>', 'see this and https://y.example'],
    ['<#C1|general> <#C2> <@U1|ada> <@U2> <!here> <!subteam^S1|@buyers>', '#general   ada   @buyers'],
    ['<mailto:ada@x.example|ada@x.example>', 'ada@x.example'],
    ['&amp;lt;', '&lt;'],
    ['  spaced \u0000 out  ', 'spaced   out'],
  ])('%s is read as %s', (given, read) => {
    expect(plainText(given).replaceAll(/ +/g, ' ')).toBe(read.replaceAll(/ +/g, ' ').trim())
  })

  it('is at most 4,000 characters, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 60 }), (one, times) => {
        const read = plainText(one.repeat(times))
        expect([...read].length).toBeLessThanOrEqual(4_000)
        expect(read.isWellFormed()).toBe(true)
      }),
    )
  })

  it('names the people in it', () => {
    expect(mentions('<@U1> and <@W2|bob>, <#C1> <!here>')).toEqual(['U1', 'W2'])
  })
})
