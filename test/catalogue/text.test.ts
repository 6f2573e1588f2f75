import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText, markupToText } from '../../src/catalogue/text.ts'

describe('cleanLine and cleanText', () => {
  it('change nothing the second time', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('\r', '\n', ' ', '\u0000', '\u2028', 'a')).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, (any) => {
        const line = cleanLine(any)
        const paragraphs = cleanText(any)
        expect(cleanLine(line)).toBe(line)
        expect(cleanText(paragraphs)).toBe(paragraphs)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
        expect(line + paragraphs).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\n{3}/)
        expect((line + paragraphs).isWellFormed()).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('hostile texts', () => {
  // With work that grows as the square of the length, each of these would take minutes.
  it.each([
    ['white space', ' '.repeat(1_000_000)],
    ['line ends', '\r\n '.repeat(300_000)],
    ['open tags', '<p '.repeat(300_000)],
    ['one open tag', `<img ${' '.repeat(1_000_000)}`],
    ['character references', '&#'.repeat(500_000)],
  ])('takes a megabyte of %s in its stride', (_, text) => {
    expect(cleanText(`a${text}b`)).toMatch(/^a.*b$/s)
    expect(cleanLine(`a${text}b`)).toMatch(/^a.*b$/)
    expect(markupToText(`a${text}b`)).toMatch(/^a.*b$/s)
  })
})

describe('markupToText', () => {
  it.each([
    ['a<br />b', 'a\nb'],
    ['<ul><li>one</li><li class="x">two</li></ul>', '\n\none\n\ntwo\n\n'],
    ['<strong>big</strong> deal', 'big deal'],
    ['CE\\nFCC', 'CE\nFCC'],
    ['10 &deg;C &amp; &#176; &#xb0;', '10 °C & ° °'],
    ['&lt;b&gt;', '<b>'],
    ['&nosuch; &#99999999; &#x110000;', '&nosuch; &#99999999; &#x110000;'],
    ['< 30 ppm', '< 30 ppm'],
    ['<1 sector per 10^16 bits', '<1 sector per 10^16 bits'],
    ['Mini PC (<= 3L)', 'Mini PC (<= 3L)'],
    ['<script>x</script>', '<script>x</script>'],
  ])('%j is %j', (markup, text) => {
    expect(markupToText(markup)).toBe(text)
  })
})
