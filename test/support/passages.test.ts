import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passagesOf } from '../../src/support/files/passages.ts'

const texts = (markdown: string): string[] => passagesOf(markdown).map(({ text }) => text)

describe('passagesOf', () => {
  it('gives each paragraph with the heading it stands under', () => {
    expect(passagesOf('First.\n\n## How *long*\n\nSecond\nline.\n\nThird.')).toEqual([
      { heading: undefined, text: 'First.' },
      { heading: 'How long', text: 'Second line.' },
      { heading: 'How long', text: 'Third.' },
    ])
  })

  it('quotes a list with the sentence that leads to it', () => {
    expect(texts('To send it back:\n\n1. Pack it.\n2. Print the label.')).toEqual([
      'To send it back:\n1. Pack it.\n2. Print the label.',
    ])
  })

  it('quotes a list that nothing leads to with its heading', () => {
    expect(texts('## Not returnable\n\n- Software\n- Earphones')).toEqual(['Not returnable\n• Software\n• Earphones'])
  })

  it('gives the rows of a table with the names of their columns', () => {
    const table = '| Service | Price | Takes |\n| --- | --- | --- |\n| Standard | $5 | 3 days |\n| Express | $13 | |'
    expect(texts(table)).toEqual(['Standard: Price $5, Takes 3 days\nExpress: Price $13'])
  })

  it('cuts what is too long to be read at once into its entries, each with its lead-in', () => {
    const entries = Array.from({ length: 12 }, (_, index) => `- Entry ${index} ${'says much '.repeat(10).trim()}`)
    const found = texts(`What is covered:\n\n${entries.join('\n')}`)
    expect(found).toHaveLength(12)
    expect(found[11]).toMatch(/^What is covered:\n• Entry 11 says/)
  })

  it('keeps a sentence with a colon that leads to nothing', () => {
    expect(texts('Note this:\n\nIt is so.')).toEqual(['Note this:', 'It is so.'])
  })

  it('leaves no markup', () => {
    const markdown =
      '**Bold** [link](https://a.example) `code` <b>tag</b> ![a box](b.png)  \nnext\n\n<script>alert(1)</script>\n\n> quoted'
    expect(texts(markdown)).toEqual(['Bold link code tag a box next', 'quoted'])
  })

  it('never throws, and has no empty passage', () => {
    const piece = fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '| a | b |\n',
      '|-|-|\n',
      '> ',
      '\n',
      '\n\n',
      'text ',
      'so: ',
      '<b>',
      '```\n',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (markdown) => {
          for (const text of texts(markdown)) expect(text.trim()).not.toBe('')
        },
      ),
    )
  })
})
