import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../../../src/search/engines/sqlite/database.ts'
import { openSqliteWriter } from '../../../../src/search/engines/sqlite/index.ts'
import { Postings } from '../../../../src/search/engines/sqlite/postings.ts'
import { type TextField, textFields } from '../../../../src/search/product-text.ts'
import { product } from '../../../contracts/shop.ts'

let folder: string
let database: DatabaseSync
let postings: Postings

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shopclerk-search-'))
  const path = join(folder, 'catalogue.db')
  const writer = await openSqliteWriter(path)
  await writer.write([
    product({ id: '1', title: 'tn2110 and tn2110', description: 'tn 2110, tn-2110' }),
    product({ id: '2', title: 'Toner', description: 'not tn 2111 and 2110', attributes: { type: 'tn 2110' } }),
    product({ id: '3', title: 'tn 2110' }),
  ])
  await writer.close()
  database = openDatabase(path)
  postings = new Postings(database)
})

afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const place = (key: number, field: TextField): number => key * textFields.length + textFields.indexOf(field)

it('a token stands in products and fields, as often as it occurs there', () => {
  expect(postings.places({ text: 'tn2110', forms: [['tn2110']] })).toEqual([
    ...[place(1, 'title'), place(1, 'title'), place(1, 'description')],
  ])
})

it('a phrase stands where its tokens are neighbours in one field', () => {
  expect(postings.places({ text: 'tn2110', forms: [['tn', '2110']] })).toEqual([
    ...[place(1, 'title'), place(1, 'description'), place(2, 'attributes'), place(3, 'title')],
  ])
})

it('the forms of a word are one word: in ascending order, by the form that is most frequent', () => {
  const forms = [['tn2110'], ['tn', '2110'], ['absent'], ['absent', 'too']]
  const expected = [
    place(1, 'title'),
    place(1, 'title'),
    place(1, 'description'),
    place(2, 'attributes'),
    place(3, 'title'),
  ]
  expect(postings.places({ text: 'tn2110', forms })).toEqual(expected)
  expect(postings.places({ text: 'tn2110', forms: forms.toReversed() })).toEqual(expected)
})

it('a word that is nowhere has no place', () => {
  expect(postings.places({ text: 'absent', forms: [['absent']] })).toEqual([])
})
