import { describe, expect, it } from 'vitest'
import type { EngineQuery } from '../../../../src/search/engine.ts'
import { matchExpression } from '../../../../src/search/engines/sqlite/fts-expression.ts'
import { matchStatement, numberStatement } from '../../../../src/search/engines/sqlite/search-sql.ts'
import { analyseQuery } from '../../../../src/search/text-analysis.ts'

const query = (text: string, given: Partial<EngineQuery> = {}): EngineQuery => ({
  ...{ words: analyseQuery(text), match: 'all', filters: {}, offset: 0, limit: 10, facets: false },
  ...given,
})

describe('the expression for words', () => {
  const words = analyseQuery('black tn-2110 toner')
  const black = '"black"'
  const number = '("tn2110" OR "tn 2110")'

  it('asks for all of them', () => {
    expect(matchExpression(words, 'all')).toBe(`${black} AND ${number} AND "toner"`)
  })

  it('asks for any of them', () => {
    expect(matchExpression(words, 'any')).toBe(`${black} OR ${number} OR "toner"`)
  })

  it('asks for some but not all of them', () => {
    expect(matchExpression(words, 'some')).toBe(
      `(${black} OR ${number} OR "toner") NOT (${black} AND ${number} AND "toner")`,
    )
  })

  it('does not give up what is required', () => {
    const required = words.map((word) => (word.text === 'tn-2110' ? { ...word, required: true } : word))
    expect(matchExpression(required, 'any')).toBe(number)
    expect(matchExpression(required, 'some')).toBe(`(${number}) NOT (${black} AND ${number} AND "toner")`)
    expect(
      matchExpression(
        words.map((word) => ({ ...word, required: true })),
        'some',
      ),
    ).toBeUndefined()
  })

  it('has nothing between one word and none', () => {
    expect(matchExpression(analyseQuery('toner'), 'some')).toBeUndefined()
  })

  it('looks for what a product is among the words of its kind', () => {
    const asked = words.map((word) => (word.text === 'toner' ? { ...word, isKind: true } : word))
    expect(matchExpression(asked, 'all')).toBe(`${black} AND ${number} AND kind : ("toner")`)
  })

  it('leaves no quotation mark open', () => {
    expect(matchExpression([{ text: '"', forms: [['a" OR b']] }], 'all')).toBe('"a"" OR b"')
  })
})

describe('the statement', () => {
  it('for words alone reads nothing but the index', () => {
    expect(matchStatement(query('wireless mouse'))).toEqual({
      sql: 'SELECT json_group_array(rowid) AS keys\nFROM words\nWHERE words MATCH ?',
      params: ['("wireless" OR "wirelessmous") AND ("mous" OR "wirelessmous")'],
    })
  })

  it('has every limit inside, and every value as a parameter', () => {
    const statement = matchStatement(
      query('mouse', {
        filters: {
          minPrice: 1_000,
          maxPrice: 3_000,
          availability: 'in_stock',
          brands: { include: ['Ålesund'], exclude: ['Acme', 'O’Hara'] },
          colours: { include: ['black'], exclude: [] },
          categories: ['Mice'],
          attributes: [
            { name: 'weight', op: '<=', value: 100, unit: 'g' },
            { name: 'size', op: '!=', value: '7' },
            { name: 'type', op: '=', value: 'Optical' },
          ],
          excludeTokens: ['gaming', 'x"y'],
        },
      }),
    )
    expect(statement?.sql).toMatchInlineSnapshot(`
      "SELECT json_group_array(p.key) AS keys
      FROM words CROSS JOIN products p ON p.key = words.rowid
      WHERE words MATCH ?
        AND p.price >= ?
        AND p.price <= ?
        AND p.availability = ?
        AND p.key IN (SELECT product FROM fields CROSS JOIN field_values ON field = fields.key CROSS JOIN facts ON value = field_values.key WHERE kind = 'brand' AND folded IN (?))
        AND p.key NOT IN (SELECT product FROM fields CROSS JOIN field_values ON field = fields.key CROSS JOIN facts ON value = field_values.key WHERE kind = 'brand' AND folded IN (?, ?))
        AND p.key IN (SELECT product FROM fields CROSS JOIN field_values ON field = fields.key CROSS JOIN facts ON value = field_values.key WHERE kind = 'colour' AND folded IN (?))
        AND p.key IN (SELECT product FROM fields CROSS JOIN field_values ON field = fields.key CROSS JOIN facts ON value = field_values.key WHERE kind = 'category' AND folded IN (?))
        AND p.key IN (SELECT product FROM fields CROSS JOIN field_values ON field = fields.key CROSS JOIN facts ON value = field_values.key WHERE kind = 'attribute' AND name = ? AND number * CASE lower(unit) WHEN 'mg' THEN 0.001 WHEN 'milligram' THEN 0.001 WHEN 'g' THEN 1 WHEN 'gram' THEN 1 WHEN 'gramme' THEN 1 WHEN 'gr' THEN 1 WHEN 'kg' THEN 1000 WHEN 'kilo' THEN 1000 WHEN 'kilogram' THEN 1000 WHEN 'kilogramme' THEN 1000 WHEN 'kgs' THEN 1000 WHEN 'oz' THEN 28.349523125 WHEN 'ounce' THEN 28.349523125 WHEN 'lb' THEN 453.59237 WHEN 'lbs' THEN 453.59237 WHEN 'pound' THEN 453.59237 WHEN 't' THEN 1000000 WHEN 'ton' THEN 1000000 WHEN 'tonne' THEN 1000000 END <= ?)
        AND p.key IN (SELECT product FROM fields CROSS JOIN field_values ON field = fields.key CROSS JOIN facts ON value = field_values.key WHERE kind = 'attribute' AND name = ? AND (number <> ? OR number IS NULL))
        AND p.key IN (SELECT product FROM fields CROSS JOIN field_values ON field = fields.key CROSS JOIN facts ON value = field_values.key WHERE kind = 'attribute' AND name = ? AND folded = ?)
        AND p.key NOT IN (SELECT rowid FROM words WHERE words MATCH ?)"
    `)
    expect(statement?.params).toEqual([
      ...['"mous"', 1_000, 3_000, 'in_stock', 'alesund', 'acme', 'o’hara', 'black', 'mice'],
      ...['weight', expect.closeTo(100, 5), 'size', 7, 'type', 'optical', '"gaming" OR "x""y"'],
    ])
  })

  it('without words goes through the products', () => {
    expect(matchStatement(query('', { filters: { maxPrice: 500 } }))).toEqual({
      sql: 'SELECT json_group_array(p.key) AS keys\nFROM products p\nWHERE p.deleted = 0\n  AND p.price <= ?',
      params: [500],
    })
    expect(matchStatement(query('', { match: 'some' }))).toBeUndefined()
  })

  it('for a number compares it folded, and GTINs without leading zeros', () => {
    const { sql, params } = numberStatement('0 095205-603217', { maxPrice: 500 })
    expect(sql).toContain("number = ? AND kind = 'gtin'")
    expect(params).toEqual(['0095205603217', '95205603217', 500])
  })
})
