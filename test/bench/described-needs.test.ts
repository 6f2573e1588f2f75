import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { contentWords, demoNeeds, icecatNeeds, parseNeeds, sharedContentWords } from '../../bench/described-needs.ts'
import { demoSet, icecatSet } from '../../bench/evaluation-set.ts'
import { parseKindRules } from '../../bench/kind-rules.ts'
import { productsOfFeed } from '../../bench/products-of-feed.ts'
import type { Product } from '../../src/catalogue/product.ts'
import { describeWith, testData } from '../fixtures/requirements.ts'

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../data/evaluation/${name}`, import.meta.url)), 'utf8')
const needs = parseNeeds(read('needs.yaml'))

describe('the described needs', () => {
  it('share no content word with the title of any product that answers them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shopclerk-needs-'))
    try {
      const { catalogue, format } = await demoSet(folder)
      const products = await Array.fromAsync(productsOfFeed(catalogue, format))
      const described = demoNeeds(needs)
      expect(described).toHaveLength(60)
      for (const need of described) {
        expect(sharedContentWords(need, products), need.name).toEqual([])
        expect(contentWords(need.name).length, need.name).toBeGreaterThan(0)
        expect(products.some(need.isOf), need.name).toBe(true)
      }
      const departments = new Set(products.map(({ category }) => category[0]))
      const asked = new Set(
        products.filter((one) => described.some(({ isOf }) => isOf(one))).map((one) => one.category[0]),
      )
      expect(asked).toEqual(departments)
    } finally {
      await rm(folder, { recursive: true })
    }
  }, 60_000)

  it('are told when they do share one, in whatever number it stands', () => {
    const mug: Product = {
      id: '1',
      title: 'Heatly Mug Warmers for the Desk',
      category: ['Mug Warmers'],
      availability: 'in_stock',
      attributes: {},
      version: 1,
    }
    const need = { name: 'I need a warmer for the cups on my desks', isOf: () => true }
    expect(sharedContentWords(need, [mug])).toEqual(['warmer', 'desk'])
    expect(sharedContentWords({ ...need, isOf: () => false }, [mug])).toEqual([])
  })

  it('name no kind without a rule', () => {
    const unknown = parseNeeds('demo: []\nicecat: [{ need: fly to the moon, kinds: [rocket] }]')
    expect(() => icecatNeeds(unknown, [])).toThrow("'rocket'")
    expect(() => parseNeeds('demo: [{ need: fly }]\nicecat: []')).toThrow('/demo/0')
  })
})

describeWith('TEST_DATA', 'the described needs of 19,406 real products', () => {
  it('share no content word with the title of any product that answers them', async () => {
    const { icecat } = parseKindRules(read('kinds.yaml'))
    const { catalogue = '', format = 'icecat' } = icecatSet(testData) ?? {}
    const products = await Array.fromAsync(productsOfFeed(catalogue, format))
    const described = icecatNeeds(needs, [...icecat.bare, ...icecat.other])
    expect(described).toHaveLength(15)
    for (const need of described) expect(sharedContentWords(need, products), need.name).toEqual([])
  }, 60_000)
})
