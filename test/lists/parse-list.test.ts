import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateListParser, readHeldOutLists, readLists } from '../../bench/list-evaluation.ts'
import { parseList } from '../../src/lists/parse-list.ts'
import { type ListItem, largestQuantity, mostLines } from '../../src/lists/shopping-list.ts'

/** The only item of a line that stands in a list, without what is empty. */
function read(line: string): Partial<ListItem> {
  const { items } = parseList(`2 pens\n${line}\n`)
  expect(items).toHaveLength(2)
  const { line: _, wishes = [], or = [], ...item } = items[1] ?? ({} as Partial<ListItem>)
  return { ...item, ...(wishes.length > 0 && { wishes }), ...(or.length > 0 && { or }) }
}

describe('an item', () => {
  it.each<[string, Partial<ListItem>]>([
    ['2 boxes of 24 crayons', { text: 'crayons', quantity: 2, unit: 'box', pack: 24 }],
    ['3x A4 ruled notebooks', { text: 'A4 ruled notebooks', quantity: 3 }],
    ['- glue sticks (4)', { text: 'glue sticks', quantity: 4 }],
    ['one pair of scissors, blunt', { text: 'scissors', quantity: 1, unit: 'pair', wishes: ['blunt'] }],
    ['twenty-four pencils', { text: 'pencils', quantity: 24 }],
    ['half a dozen folders', { text: 'folders', quantity: 6 }],
    ['2-3 erasers', { text: 'erasers', quantity: 3 }],
    ['pencils, 24 ct', { text: 'pencils', quantity: 1, pack: 24 }],
    ['2 x 4-pack highlighters', { text: 'highlighters', quantity: 2, pack: 4 }],
    ['3 packs of 10 pencils', { text: 'pencils', quantity: 3, unit: 'pack', pack: 10 }],
    ['garden gloves - 2 pairs', { text: 'garden gloves', quantity: 2, unit: 'pair' }],
    ['blue pens x5', { text: 'blue pens', quantity: 5 }],
    ['index cards (1 pack of 100)', { text: 'index cards', quantity: 1, unit: 'pack', pack: 100 }],
    ['whiteboard markers (2 red, 3 blue)', { text: 'whiteboard markers', quantity: 5, wishes: ['2 red, 3 blue'] }],
    ['notebooks 4 @ $1.25', { text: 'notebooks', quantity: 4 }],
    ['backpack under $40', { text: 'backpack', quantity: 1, wishes: ['under $40'] }],
    ['crayons or coloured pencils', { text: 'crayons', quantity: 1, or: ['coloured pencils'] }],
    ['2 spiral or composition notebooks', { text: 'spiral notebooks', quantity: 2, or: ['composition notebooks'] }],
    ['USB stick (optional)', { text: 'USB stick', quantity: 1, optional: true }],
    ['(2) boxes of tissues', { text: 'tissues', quantity: 2, unit: 'box' }],
    ['1 hole punch', { text: 'hole punch', quantity: 1 }],
    ['3 hole punch', { text: '3 hole punch', quantity: 1 }],
    ['dumbbells 2x 5kg', { text: 'dumbbells 5kg', quantity: 2 }],
    ['2 notebooks @ 2.50 each', { text: 'notebooks', quantity: 2 }],
    ['jigsaw puzzle, 500 pieces', { text: 'jigsaw puzzle', quantity: 1, wishes: ['500 pieces'] }],
    ['chalk, 12 pieces', { text: 'chalk', quantity: 1, pack: 12, wishes: ['pieces'] }],
    [
      'exercise books – 3 lined and 2 squared',
      { text: 'exercise books', quantity: 5, wishes: ['3 lined and 2 squared'] },
    ],
    ['2 erasers pls', { text: 'erasers', quantity: 2 }],
    ['alarm clock!', { text: 'alarm clock', quantity: 1 }],
    ['pens, black: 4 dz', { text: 'pens', quantity: 48, wishes: ['black'] }],
    ['2 (two) boxes of pencils', { text: 'pencils', quantity: 2, unit: 'box' }],
    ['paper clips (100/box) - 5 boxes', { text: 'paper clips', quantity: 5, unit: 'box', pack: 100 }],
    ['10 reams A4', { text: 'A4 paper', quantity: 10, unit: 'ream' }],
    ['A4 paper x 10 reams', { text: 'A4 paper', quantity: 10, unit: 'ream' }],
  ])('reads %j', (line, item) => expect(read(line)).toEqual(item))

  it.each([
    ['2-inch binder', 1],
    ['12" ruler', 1],
    ['0.5 mm pens', 1],
    ['3x5 index cards', 1],
    ['No. 2 pencils', 1],
    ['70-page notebook', 1],
    ['A4 paper', 1],
    ['3 ring binder', 1],
    ['2 pocket folder', 1],
    ['2 pocket folders', 2],
    ['1 1-inch binder', 1],
    ['24 #2 pencils', 24],
  ])('takes no size for a quantity: %j', (line, quantity) => expect(read(line).quantity).toBe(quantity))

  it('is of at most so many', () => {
    expect(read('10000 pens').quantity).toBe(1)
    expect(read(`${largestQuantity} pens`).quantity).toBe(largestQuantity)
  })
})

describe('a list', () => {
  it('leaves out headings, greetings and remarks', () => {
    const text =
      'Dear parents,\nGrade 2 Supply List\nRoom 12 - Ms. Ortega\nplease buy:\n- 2 pencils\n- 1 ruler\nLabel everything with the name of your child.\n- glue\nThank you!'
    const { items, remarks } = parseList(text)
    expect(items.map((item) => item.text)).toEqual(['pencils', 'ruler', 'glue'])
    expect(remarks).toHaveLength(6)
  })

  it.each([
    '1 can of tennis balls',
    '1 roll of label maker tape',
    'College ruled paper',
    'Welcome mat',
    'Note cards',
    'All-purpose cleaner',
    'Label maker',
    'Binder 1/2 inch',
    'Large metal watering can with long spout',
    '2 fabric covered boards with shared frame and marked edges',
    'Date stamp',
  ])('has an item in %j', (line) => {
    expect(parseList(`12 pencils\n${line}\n1 ruler`).items).toHaveLength(3)
    expect(parseList(`pencils\n${line}\nruler`).items).toHaveLength(3)
  })

  it.each([
    'Welcome to second grade!',
    'Note: no trolleys.',
    'From: the office',
    '2 students will share one box.',
    'All items must be labelled',
    'Students can also bring a towel',
  ])('has none in %j', (line) => expect(parseList(`12 pencils\n${line}\n1 ruler`).items).toHaveLength(2))

  it('may have an empty line behind each line', () => {
    expect(parseList('pencils\n\nruler\n\nglue').items.map(({ text }) => text)).toEqual(['pencils', 'ruler', 'glue'])
  })

  it('may stand in a paragraph, of any length', () => {
    const things = Array.from({ length: 40 }, (_, index) => `${index + 2} pencils`).join(', ')
    expect(parseList(`Please bring:\n${things}`).items).toHaveLength(40)
    expect(parseList(`2 pens\n24 pencils, 2 erasers, 1 ruler, blunt scissors and 4 glue sticks`).items).toHaveLength(6)
    const names = Array.from({ length: 50 }, () => 'coloured pencils').join(', ')
    expect(parseList(`For school\n${names}`).items).toHaveLength(50)
  })

  it('says which remarks may name a thing', () => {
    expect(parseList('2 pens\nPlease send a box of tissues\n1 ruler\nThank you!').doubtful).toEqual([
      'Please send a box of tissues',
    ])
  })

  it('leaves out what is ticked or crossed out, and says so', () => {
    const { items, struck } = parseList('[ ] 2 pens\n[x] ruler\n☑ glue\n~~bag~~\n☐ tape')
    expect(items.map((item) => item.text)).toEqual(['pens', 'tape'])
    expect(struck).toEqual(['ruler', 'glue', 'bag'])
  })

  it('reads columns and tables', () => {
    expect(parseList('2 pens     3 pencils\n1 ruler     glue').items.map((item) => item.text)).toEqual([
      'pens',
      'pencils',
      'ruler',
      'glue',
    ])
    const table = parseList('| Item | Qty |\n|---|---|\n| Pens | 4 |\n| Ring binder 2" | 3 |').items
    expect(table.map(({ text, quantity }) => [text, quantity])).toEqual([
      ['Pens', 4],
      ['Ring binder 2"', 3],
    ])
  })

  it.each([
    'Pens\t4\t$3.99\nGlue\t2\t$1.20',
    '4\tPens\t3,99 €\n2\tGlue\t1,20 €',
    'Item,Quantity\nPens,4\nGlue,2',
    'Quantity,Item\n4,Pens\n2,Glue',
    'Item,Qty,Price\n"Pens",4,3.99\nGlue,2,1.20',
    'Pens,4\nGlue,2',
  ])('reads the quantities of a table: %j', (text) =>
    expect(parseList(text).items.map((item) => `${item.quantity} ${item.text}`)).toEqual(['4 Pens', '2 Glue']),
  )

  it('reads packs in a column', () => {
    expect(parseList('Pencils | 2 boxes of 12\nGlue | 3').items).toMatchObject([
      { text: 'Pencils', quantity: 2, unit: 'box', pack: 12 },
      { text: 'Glue', quantity: 3 },
    ])
  })

  it('tells numbers of lines from quantities', () => {
    const { items } = parseList('1. 12 pencils\n2. 2 erasers\n3. ruler')
    expect(items.map(({ text, quantity }) => [text, quantity])).toEqual([
      ['pencils', 12],
      ['erasers', 2],
      ['ruler', 1],
    ])
  })

  it.each([
    'a) 2 pens\nb) 1 ruler\nc) glue',
    '✏️ 2 pens\n📏 1 ruler\n🧴 glue',
    'Maths: 2 pens\nArt - 1 ruler\nPE: glue',
  ])('takes what stands before its lines for no part of them: %j', (text) =>
    expect(parseList(text).items.map((item) => item.text)).toEqual(['pens', 'ruler', 'glue']),
  )

  it('says for how many children it is', () => {
    const { items, sets } = parseList('2 pens\n1 ruler\nfor two children')
    expect(items).toHaveLength(2)
    expect(sets).toBe(2)
  })

  it('says so at the end of a sentence', () => {
    const { items, sets } = parseList('I need 12 pencils and 2 erasers for two children')
    expect(items.map(({ text, quantity }) => `${quantity} ${text}`)).toEqual(['12 pencils', '2 erasers'])
    expect(sets).toBe(2)
  })

  it('says on which line an item stands', () => {
    expect(parseList('\n\n2 pens\n\n1 ruler').items.map(({ line }) => line)).toEqual([3, 5])
  })

  it('reads so many lines and words and says that it read no more', () => {
    const long = parseList('2 pens\n'.repeat(mostLines + 1).trim())
    expect(long.items).toHaveLength(mostLines)
    expect(long.cut).toBe('lines')
    expect(parseList(`${'word '.repeat(600)}\n`.repeat(20)).cut).toBe('words')
    expect(parseList('2 pens\n'.repeat(mostLines).trim()).cut).toBeUndefined()
  })

  it('is called something over its first line, and counts its rows in a column of their own', () => {
    const names = (text: string) => parseList(text).items.map(({ text: name, quantity }) => `${quantity} ${name}`)
    expect(names('gym stuff\nyoga mat\n2 towels')).toEqual(['1 yoga mat', '2 towels'])
    expect(names('for the new flat\nkettle\n2 pans')).toEqual(['1 kettle', '2 pans'])
    expect(names('No. | Item | Quantity\n1 | Gel pens | 5\n2 | Mugs | 3')).toEqual(['5 Gel pens', '3 Mugs'])
    expect(names('paper: 2 notebooks, 1 pack of labels\nother: 1 stapler; 1 hole punch')).toEqual([
      '2 notebooks',
      '1 labels',
      '1 stapler',
      '1 hole punch',
    ])
  })

  it.each([
    ['the evaluation set', readLists],
    ['lists that were written when it was done', readHeldOutLists],
  ])('is right for at least 97% of the lines of %s', (_, lists) => {
    const { right, of, misses } = evaluateListParser(lists())
    expect(right / of, misses.join('\n')).toBeGreaterThanOrEqual(0.97)
  })
})

const piece = fc.constantFrom(
  ...'2|24|3x|x5|(4)|[x]|~~|-|–|•|1.|,|;|:|or|and|boxes|of|pack|ct|pens|A4|"|$3|@|under|(|)|½|\t|\n|\n|   |a dozen|2-inch|3 x 5|optional|https://x.y|𝒳|\u0336|é'.split(
    '|',
  ),
)

describe('any text', () => {
  it('is read without an error, with items that name something and count it', () => {
    const text = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' ')),
      fc.string({ unit: 'binary', maxLength: 300 }),
    )
    fc.assert(
      fc.property(text, (given) => {
        for (const { text: name, quantity, pack, line } of parseList(given).items) {
          expect(name.trim()).not.toBe('')
          expect(Number.isInteger(quantity) && quantity >= 1 && quantity <= largestQuantity).toBe(true)
          if (pack !== undefined) expect(pack).toBeGreaterThan(1)
          expect(line).toBeGreaterThanOrEqual(1)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['blanks', ' '.repeat(60_000)],
    ['digits', '1'.repeat(60_000)],
    ['numbers', '1 '.repeat(30_000)],
    ['brackets', '('.repeat(60_000)],
    ['tildes', '~'.repeat(60_000)],
    ['commas', 'a, '.repeat(20_000)],
    ['dashes', 'pens - '.repeat(9_000)],
    ['prices', '$1 each '.repeat(8_000)],
    ['and', 'pens and '.repeat(8_000)],
    ['colons', 'need: '.repeat(9_000)],
    ['letters', 'a'.repeat(60_000)],
  ])('of nothing but %s is read in a time that grows no faster than about its length', (_, text) => {
    const took = (given: string): number => {
      const started = performance.now()
      parseList(given)
      return performance.now() - started
    }
    took(text.slice(0, 1_000))
    // Four times the text in the square of its length would take sixteen times as long.
    const short = took(text.slice(0, text.length / 4))
    expect(took(text)).toBeLessThan(10 * short + 200)
  })
})
