import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { demoSet, icecatSet } from '../../bench/evaluation-set.ts'
import { type NamedKinds, parseKindRules } from '../../bench/kind-rules.ts'
import { productsOfFeed } from '../../bench/products-of-feed.ts'
import type { Product } from '../../src/catalogue/product.ts'
import { describeWith, testData } from '../fixtures/requirements.ts'

const rules = parseKindRules(
  readFileSync(fileURLToPath(new URL('../../data/evaluation/kinds.yaml', import.meta.url)), 'utf8'),
)
const namesOf = ({ bare, other }: NamedKinds): string[] => [...bare, ...other].map(({ name }) => name)

const product = (title: string, more: Partial<Product> = {}): Product => ({
  id: title,
  title,
  category: [],
  availability: 'in_stock',
  attributes: {},
  version: 1,
  ...more,
})

/** Whether the rule of an Icecat name takes a product. */
const isA = (name: string, one: Product): boolean | undefined =>
  [...rules.icecat.bare, ...rules.icecat.other].find((kind) => kind.name === name)?.isOf(one)

it.each([
  [
    'laptop',
    'HP Pavilion dv7-1211ea Notebook Silver 43.2 cm (17")',
    'Targus notebook case 39.1 cm (15.4") Briefcase Black',
  ],
  ['laptop', 'HP Compaq 6720s Notebook PC', 'HP 4y Trvl Nbd Notebook only HW Supp'],
  [
    'printer',
    'Xerox Phaser 5550V laser printer 1200 x 1200 DPI',
    'Brother Drum for Laser Printer printer drum Original',
  ],
  ['printer', 'HP LaserJet 4350n 1200 x 1200 DPI A4', 'OKI 43381721 printer drum Original'],
  ['beamer', 'NEC VT480 data projector 2000 ANSI lumens', 'NEC VT60LP projector lamp 200 W'],
  ['television', 'Philips LCD TV 32PFL9604H/12', 'Philips TV antenna SDV1121/27'],
  ['cpu', 'Intel Xeon X3470 processor 2.93 GHz Box 8 MB L3', 'ARCTIC Freezer 7 PRO - CPU Cooler for AMD & Intel'],
  ['hdmi cable', 'Philips HDMI cable SWV3435S/10', 'StarTech.com HDMI to DVI-D Cable Adapter'],
])('tells a %s from what belongs to one', (name, thing, accessory) => {
  expect(isA(name, product(thing))).toBe(true)
  expect(isA(name, product(accessory))).toBe(false)
})

it('tells by its attributes what a thing is whose title does not say so', () => {
  const attributes = { 'display diagonal': 15.6, 'processor family': 'Intel Core i5', 'pointing device': 'Touchpad' }
  const title = 'HP ProBook 450 G3 39.6 cm (15.6") 1366 x 768 pixels'
  expect(isA('laptop', product(title, { attributes }))).toBe(true)
  expect(isA('laptop', product(title, { attributes: { weight: 90 } }))).toBe(false)
  expect(isA('laptop', product(title, { attributes, category: ['All-in-One PC'] }))).toBe(false)
})

it('has fifty plain and fifty other names on Icecat, and as many on the demo catalogue, none of them twice', () => {
  for (const kinds of [rules.icecat, rules.demo]) {
    expect(kinds.bare.length).toBeGreaterThanOrEqual(50)
    expect(kinds.other.length).toBeGreaterThanOrEqual(50)
    expect(new Set(namesOf(kinds)).size).toBe(namesOf(kinds).length)
  }
})

it('names what is wrong with a rule', () => {
  expect(() => parseKindRules('icecat: [{ names: [tv], is: [{ title: "(" }] }]\ndemo: []')).toThrow(
    '/icecat/0/is/0/title',
  )
  expect(() => parseKindRules('icecat: [{ names: [tv] }]\ndemo: []')).toThrow('/icecat/0')
})

it('names no kind that the demo catalogue does not have', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-kinds-'))
  try {
    const { catalogue, format } = await demoSet(folder)
    const products = await Array.fromAsync(productsOfFeed(catalogue, format))
    for (const { name, isOf } of [...rules.demo.bare, ...rules.demo.other]) {
      expect(products.filter(isOf).length, name).toBeGreaterThan(4)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}, 60_000)

describeWith('TEST_DATA', 'the kinds of 19,406 real products', () => {
  it('each have eight products or more', async () => {
    const { catalogue = '', format = 'icecat' } = icecatSet(testData) ?? {}
    const products = await Array.fromAsync(productsOfFeed(catalogue, format))
    for (const { name, isOf } of [...rules.icecat.bare, ...rules.icecat.other]) {
      expect(products.filter(isOf).length, name).toBeGreaterThanOrEqual(8)
    }
  }, 60_000)
})
