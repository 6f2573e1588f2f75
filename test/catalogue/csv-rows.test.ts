import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvRow, csvRows } from '../../src/catalogue/csv-rows.ts'

async function rowsOf(content: string | Buffer, { chunk = 7, max = 1_000 } = {}): Promise<CsvRow[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += chunk) yield bytes.subarray(i, i + chunk)
  }
  return Array.fromAsync(csvRows(chunks(), max))
}

const shown = (rows: readonly CsvRow[]) =>
  rows.map((row) => [row.line, 'fields' in row ? row.fields : row.problem] as const)

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', '\r\n', ' ', '7'), maxLength: 8 })
const quoted = (text: string, delimiter: string): string =>
  text.includes('"') || text.includes(delimiter) || /[\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

describe('csvRows', () => {
  it.each([
    ['a,b\n1,"x;y"\n', ['1', 'x;y']],
    ['a;b\r\n1;"x,y"\r\n', ['1', 'x,y']],
    ['\ufeffa\tb\n1\t2', ['1', '2']],
    ['a,b\r1,2\r', ['1', '2']],
    ['sep=;\na;b\n1;2\n', ['1', '2']],
  ])('tells the delimiter and the line ends of %j', async (text, fields) => {
    expect((await rowsOf(text)).at(-1)).toMatchObject({ fields })
  })

  it('counts the lines that a field spans and leaves blank ones out', async () => {
    expect(shown(await rowsOf('id,text\n\n1,"a\nb\r\nc"\n2,x\n'))).toEqual([
      [1, ['id', 'text']],
      [3, ['1', 'a\nb\r\nc']],
      [6, ['2', 'x']],
    ])
  })

  it('names an open quote by its first line and goes on', async () => {
    expect(shown(await rowsOf('id,t,p\n1,"Lamp,10\n2,Mug,5\n3,"Cup, big",4\n')).slice(1)).toEqual([
      [2, 'record: a quote is left open; reading went on at line 3'],
      [3, ['2', 'Mug', '5']],
      [4, ['3', 'Cup, big', '4']],
    ])
    expect(shown(await rowsOf('id,t\n1,a\n2,"b\n')).slice(1)).toEqual([
      [2, ['1', 'a']],
      [3, 'record: a quote is left open; no whole row follows'],
    ])
    const far = await rowsOf(`id,t\n1,"a\n${'2,b\n'.repeat(600)}`)
    expect(far).toHaveLength(602)
    expect(far[1]).toMatchObject({
      line: 2,
      problem: expect.stringMatching(/quote is left open; reading went on at line 3/),
    })
  })

  it('names a row that is too large without holding it', async () => {
    expect(shown(await rowsOf(`id,t\n1,"${'x'.repeat(5_000)}"\n2,${'y'.repeat(5_000)}\n3,z\n`, { chunk: 64 }))).toEqual(
      [
        [1, ['id', 't']],
        [2, 'record: must be at most 1000 bytes; reading went on at line 4'],
        [4, ['3', 'z']],
      ],
    )
  })

  it('names rows of another width; blank fields too many are none', async () => {
    expect(shown(await rowsOf('a,b,\n1,2,,,\n1\n1,2,3\n')).slice(1)).toEqual([
      [2, ['1', '2']],
      [3, 'record: has 1 columns, the header has 2'],
      [4, 'record: has 3 columns, the header has 2'],
    ])
  })

  it('names a quote that is not doubled, but takes it literally between tabs', async () => {
    expect(shown(await rowsOf('a,b\n"27" monitor",2\n')).slice(1)).toEqual([
      [2, 'record: a quote inside a quoted field is not doubled'],
    ])
    expect(shown(await rowsOf('a\tb\n"Best" mug\t27"\n"open\t2\nx\ty\n')).slice(1)).toEqual([
      [2, ['"Best" mug', '27"']],
      [3, ['"open', '2']],
      [4, ['x', 'y']],
    ])
  })

  it('reads each row in its own encoding, and never half of it', async () => {
    const mixed = Buffer.concat([
      Buffer.from('id,t\n1,é\n'),
      Buffer.from('2,caf\xe9 \x80\n', 'latin1'),
      Buffer.from('3,é and '),
      Buffer.from('\xe9\n4,\x81\n', 'latin1'),
    ])
    expect(await rowsOf(mixed)).toMatchObject([
      { fields: ['id', 't'] },
      { fields: ['1', 'é'], repaired: false },
      { fields: ['2', 'café €'], repaired: true },
      { fields: ['3', 'é and é'], repaired: true },
      { line: 5, problem: 'record: is neither UTF-8 nor Windows-1252' },
    ])
  })

  it('agrees with csv-parse on any well-formed table, however it is cut into chunks', async () => {
    const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.constantFrom(',', ';', '\t'),
        fc.integer({ min: 1, max: 40 }),
        async (table, delimiter, chunk) => {
          const text = [['id', 'text'], ...table]
            .map((row) => row.map((value) => quoted(value, delimiter)).join(delimiter))
            .join('\n')
          const expected = (
            parse(text, { delimiter, relax_quotes: true, record_delimiter: '\n' }) as string[][]
          ).filter((row) => row.some((field) => field.trim() !== ''))
          const rows = await rowsOf(text, { chunk })
          expect(rows.map((row) => ('fields' in row ? row.fields : row.problem))).toEqual(expected)
        },
      ),
    )
  })

  it('never throws, whatever follows the header', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a') }),
    )
    await fc.assert(
      fc.asyncProperty(anything, fc.integer({ min: 1, max: 20 }), async (text, chunk) => {
        for (const row of (await rowsOf(`a,b\n${text}`, { chunk, max: 30 })).slice(1)) {
          if ('fields' in row) expect(row.fields).toHaveLength(2)
          else expect(row.problem).toMatch(/^record: /)
        }
      }),
    )
  })
})
