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

const placesOf = (forms: string[][]): number[] => [...postings.places({ text: 'tn2110', forms })]

it('a token stands in products and fields, as often as it occurs there', () => {
  expect(placesOf([['tn2110']])).toEqual([...[place(1, 'title'), place(1, 'title'), place(1, 'description')]])
})

it('a phrase stands where its tokens are neighbours in one field', () => {
  expect(placesOf([['tn', '2110']])).toEqual([
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
  expect(placesOf(forms)).toEqual(expected)
  expect(placesOf(forms.toReversed())).toEqual(expected)
})

it('a word that is nowhere has no place', () => {
  expect(placesOf([['absent']])).toEqual([])
})

it('what was read is kept for one version of the catalogue', async () => {
  postings.validFor('before')
  expect(placesOf([['extra']])).toEqual([])
  const writer = await openSqliteWriter(join(folder, 'catalogue.db'))
  await writer.write([product({ id: '4', title: 'extra', version: 2 })])
  await writer.close()
  postings.validFor('before')
  expect(placesOf([['extra']])).toEqual([])
  postings.validFor('after')
  expect(placesOf([['extra']])).toContain(place(4, 'title'))
})
