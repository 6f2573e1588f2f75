import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readHeldOutLists, readLists } from '../../bench/list-evaluation.ts'
import { listIn, listOnPicture } from '../../src/lists/recognise-list.ts'

const data = fileURLToPath(new URL('../../data/', import.meta.url))
const soldThings = [...readLists(), ...readHeldOutLists()].flatMap(({ items }) =>
  items.flatMap(({ kind }) => kind.toLowerCase().split(/[^a-z]+/)),
)
const things = new Set([
  ...soldThings.flatMap((word) => [word, word.replace(/s$/, '')]),
  ...'pen pens pencil pencils eraser erasers ruler crayons scissors glue notebook notebooks paper tape backpack box mouse keyboard laptop'.split(
    ' ',
  ),
])
const isThing = (word: string): boolean => things.has(word)

describe('a shopping list', () => {
  const lists = [...readLists(), ...readHeldOutLists()]
  it.each(lists.map(({ name, text }) => [name, text]))('is recognised: %s', (_, text) => {
    expect(listIn(text, isThing)).toBeDefined()
  })

  it('on a picture is recognised by its form or by several things that it names, and any other writing is none', () => {
    const on = (text: string, isSaidToBe?: boolean) => listOnPicture(text, isThing, isSaidToBe)?.items.length
    expect(on('2 pens\n1 zorg')).toBe(2)
    expect(on('pens\npaper\nglue')).toBe(3)
    expect(on('Some shop\nSale!\n- 2 pens\n- 3 rulers')).toBeGreaterThanOrEqual(2)
    expect(on('Desk lamp\nModel 7')).toBeUndefined()
    expect(on('NO PARKING\n24 hours')).toBeUndefined()
    expect(on('')).toBeUndefined()
    expect(on('zorgs', true)).toBe(1)
    expect(on('', true)).toBeUndefined()
  })

  it.each([
    '2 pencils, 3 erasers and a ruler',
    'I need 12 pencils and 2 erasers',
    'need: pencils, erasers, scissors',
    'can I get 3 notebooks, 2 pens and glue?',
    'pens\npaper\nglue',
  ])('is recognised in a short message: %j', (text) => expect(listIn(text, isThing)).toBeDefined())
})

describe('no shopping list', () => {
  it.each([
    'red backpack',
    'a mouse and a keyboard',
    'compare the first two and the third',
    'laptop with 16 gb ram, 512 gb ssd, 15 inch',
    'Hi,\nwhere is my order?\nIt is 2 weeks late.\nThanks',
    'I have 2 kids, 3 dogs and a cat',
    'backpack, red, under $40',
    'Hello\nI am looking for a backpack\nfor school\nunder $40',
  ])('is made of %j', (text) => expect(listIn(text, isThing)).toBeUndefined())

  it('is any of the utterances that the classifier learns from', () => {
    const utterances = readdirSync(`${data}intents`)
      .filter((file) => file.endsWith('.txt'))
      .flatMap((file) => readFileSync(`${data}intents/${file}`, 'utf8').split('\n'))
    expect(utterances.length).toBeGreaterThan(5_000)
    expect(utterances.filter((text) => listIn(text, isThing) !== undefined)).toEqual([])
  })
})
