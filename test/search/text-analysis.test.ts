import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseQuery, analyseText } from '../../src/search/text-analysis.ts'

const wordsOf = (text: string): string[] => analyseQuery(text).map((word) => word.text)
const formsOf = (text: string): string[] =>
  analyseQuery(text).flatMap(({ forms }) => forms.map((form) => form.join('+')))

/** Whether a text has all the words of a query. */
function matches(text: string, query: string): boolean {
  const tokens = analyseText(text)
  const standsIn = (form: string[]) => tokens.some((_, start) => form.every((token, i) => tokens[start + i] === token))
  return analyseQuery(query).every(({ forms }) => forms.some(standsIn))
}

describe('analyseText', () => {
  it.each([
    ['Brother TN-2110 toner cartridges', 'brother tn2110 tn 2110 toner cartridge'],
    ['dv7-1211ea', 'dv71211ea dv7 1211ea'],
    ['16GB 4 GB', '16gb 16 gb 4 gb'],
    ['43.2 cm (17")', '43.2 cm 17inch 17 inch'],
    ["17'' 17” 17″", '17inch 17 inch 17inch 17 inch 17inch 17 inch'],
    ['the “Model 5” case', 'the model 5 case'],
    ['3,5 mm 1,000 pages 10,100,1000', '3.5 mm 1000 page 10 100 1000'],
    ['1440 x 900, 1920×1080', '1440x900 1920x1080'],
    ["Men's kids' l'Oréal", 'man kid loreal l oreal'],
    ['AT&T black & white', 'att at t black white'],
    ['StarTech.com', 'startechcom startech com'],
    ['802.11b/g/n', '802.11b 802.11 b g n'],
    ['M/F Black/White', 'm f black white'],
    ['日本語 USB', '日 本 語 日本 本語 usb'],
    ['𠮷', '𠮷'],
    ['❤️ ⭐ !!!', ''],
    ['\u0000\ud800\u0301', ''],
  ])('%s', (text, tokens) => {
    expect(analyseText(text).join(' ')).toBe(tokens)
  })

  it('gives tokens without white space, quotes, hyphens or upper case for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const token of analyseText(text)) {
          expect(token).toMatch(/^[\p{L}\p{M}\p{N}.]+$/u)
          expect(token).toBe(token.toLowerCase())
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('takes time in proportion to the text', () => {
    for (const piece of ['a-', '1,', '"', '1x', "'s", 'ア', '1 x ', 'a.b&c_']) {
      const startedAt = performance.now()
      analyseText(piece.repeat(50_000))
      expect(performance.now() - startedAt, piece).toBeLessThan(3_000)
    }
  })

  it('cuts tokens off that are longer than any word', () => {
    expect(analyseText('x'.repeat(5_000))).toEqual(['x'.repeat(64)])
  })
})

describe('analyseQuery', () => {
  it.each([
    ['tn-2110', ['tn2110', 'tn+2110']],
    ['tn2110', ['tn2110', 'tn+2110']],
    ['tn 2110', ['tn', 'tn2110', '2110', 'tn2110']],
    ['wi fi', ['wi', 'wifi', 'fi', 'wifi']],
    ['16gb', ['16gb', '16+gb']],
    ['27"', ['27inch', '27+inch']],
    ['1920 x 1080', ['1920x1080']],
    ['batteries', ['battery']],
    ['日本語', ['日本', '本語']],
  ])('%s', (text, forms) => {
    expect(formsOf(text)).toEqual(forms)
  })

  it.each([
    ['Wi-Fi router', 'wifi routers'],
    ['wifi router', 'wi-fi router'],
    ['HP LaserJet Q2612A', 'laserjet q 2612a'],
    ['3.5mm jack', '3.5 mm jacks'],
    ['3.5 mm jack', '3,5mm jack'],
    ['Notebook sleeve', 'note book sleeve'],
    ['27-inch screen', '27" screen'],
    ['27 in. screen 27"', '27 inches screen'],
    ['Levi’s jeans', "levi's jean"],
    ['Pack of 1,000', '1000 pack'],
    ['TV 1440x900', '1440 x 900 tvs'],
    ['Overhead-projector', 'overhead projectors'],
    ['ワイヤレスマウス', 'マウス'],
  ])('%s is found by %s', (text, query) => {
    expect(matches(text, query)).toBe(true)
  })

  it.each([
    ['250 GB with 4 cores', '4gb'],
    ['216gb', '16gb'],
    ['TN 5 and part 2110', 'tn2110'],
    ['printing', 'printer'],
  ])('%s is not found by %s', (text, query) => {
    expect(matches(text, query)).toBe(false)
  })

  it('leaves out words that say nothing, unless nothing else is there', () => {
    expect(wordsOf('please show me a toner for the copycentre')).toEqual(['toner', 'copycentre'])
    expect(wordsOf('the')).toEqual(['the'])
    expect(wordsOf('laptop without dvd')).toEqual(['laptop', 'without', 'dvd'])
  })

  it('marks the word that says what is looked for', () => {
    const headOf = (text: string) => analyseQuery(text).find(({ head }) => head)?.text
    expect(headOf('wireless mouse')).toBe('mouse')
    expect(headOf('toner for an hp printer')).toBe('toner')
    expect(headOf('laptop 16gb black')).toBe('laptop')
    expect(headOf('printers')).toBe('printers')
    expect(headOf('tn-2110')).toBeUndefined()
  })

  it('has each word once, and 32 at most', () => {
    expect(wordsOf('usb USB usb cable')).toEqual(['usb', 'cable'])
    const many = Array.from({ length: 600 }, (_, i) => `word${i}`).join(' ')
    expect(wordsOf(many)).toHaveLength(32)
    expect(wordsOf('a-'.repeat(2_000)).length).toBeLessThanOrEqual(32)
  })

  it('finds a text by that text, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem(), titles), (text) => {
        expect(matches(text, text)).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('has no word of an empty text', () => {
    for (const text of ['', '   ', '"*()', '🙂', '\u0000']) expect(analyseQuery(text)).toEqual([])
  })
})

/** Texts made of what sellers write. */
const titles = fc
  .array(
    fc.constantFrom(
      ...[
        'TN-2110',
        '16GB',
        '27"',
        '3,5 mm',
        '1,000',
        '1440 x 900',
        "men's",
        'AT&T',
        'Wi-Fi',
        '(M/F)',
        'x',
        '10',
        '日本語',
      ],
      ...['boxes', '"', '-', '&', ',', '.', 'the', 'Ⅳ', '½', 'İ', '²', 'StarTech.com', '\ud800', '1x', 'ドイツ', '７'],
    ),
    { maxLength: 12 },
  )
  .chain((words) => fc.constantFrom(' ', '', '-', '/').map((separator) => words.join(separator)))
