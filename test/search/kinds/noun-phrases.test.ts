import { describe, expect, it } from 'vitest'
import { nounPhrases } from '../../../src/search/kinds/noun-phrases.ts'
import { product } from '../../contracts/shop.ts'

const phrasesOf = (given: Parameters<typeof product>[0]) => {
  const { stated, named } = nounPhrases(product(given))
  return { stated: stated.map((words) => words.join(' ')), named: named.map((words) => words.join(' ')) }
}

describe('what a product states it is', () => {
  it('stands behind its model in a title that is built of parts, up to the values of its attributes', () => {
    const given = {
      id: 'p1',
      brand: 'Ostara',
      model: 'T-88',
      title: 'Ostara T-88 toner cartridge Original Black 2 pc(s)',
      attributes: { type: 'Original' },
    }
    expect(phrasesOf(given)).toEqual({ stated: ['toner cartridge'], named: [] })
  })

  it('ends at a capital behind a small letter', () => {
    const title = 'Ostara P9 inkjet printer Duplex A4'
    expect(phrasesOf({ id: 'p1', brand: 'Ostara', model: 'P9', title }).stated).toEqual(['inkjet printer'])
  })

  it('is its category and its product type', () => {
    const given = {
      id: 'p1',
      title: 'Ostara 5',
      category: ['Home', 'Kettles'],
      attributes: { 'product type': 'Teapot' },
    }
    expect(phrasesOf(given).stated).toEqual(['kettle', 'teapot'])
  })

  it('is the type of a device, but of an accessory that is what it is made for', () => {
    const attributes = { 'device type': 'Mini tablet' }
    expect(phrasesOf({ id: 'p1', title: 'Ostara 5', attributes }).stated).toEqual(['mini tablet'])
    const accessory = { id: 'p1', brand: 'Ostara', model: 'S5', title: 'Ostara S5 screen protector', attributes }
    expect(phrasesOf(accessory).stated).toEqual(['screen protector'])
  })
})

describe('what a product is named', () => {
  it('is in its title, its model and a description that is no prose', () => {
    const given = { id: 'p1', model: 'Wireless mouse', title: 'Ergo mouse', description: 'Small trackball for travel' }
    expect(phrasesOf(given).named).toEqual(['ergo mous', 'wireless mous', 'small trackball'])
  })

  it('is not in sentences', () => {
    expect(phrasesOf({ id: 'p1', title: '4711', description: 'It fits every printer. Try it.' }).named).toEqual([])
  })

  it('is not a part that a longer phrase goes on from', () => {
    const given = { id: 'p1', model: 'Splash keyboard', title: 'Splash keyboard cover' }
    expect(phrasesOf(given)).toEqual({ stated: ['cover'], named: [] })
    const twice = { id: 'p1', title: 'Splash keyboard cover', description: 'Splash keyboard' }
    expect(phrasesOf(twice).named).toEqual(['splash keyboard cover'])
  })
})
