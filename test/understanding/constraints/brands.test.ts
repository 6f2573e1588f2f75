import { describe, expect, it } from 'vitest'
import { read, searching } from '../reader.ts'

const brands = (text: string) => read(text).constraints.brands

describe('brands that are asked for', () => {
  it.each([
    ['hp laser printer', ['HP']],
    ['logitech or dell mice', ['Logitech', 'DELL']],
    ['a mouse from dell', ['DELL']],
    ['tp link router', ['TP-LINK']],
    ['tplink router', ['TP-LINK']],
    ['TP-Link router', ['TP-LINK']],
    ['cooler master fan', ['Cooler Master']],
    ['startech cable', ['StarTech.com']],
    ['be quiet psu', ['be quiet!']],
    ['kingston usb stick', ['Kingston Technology']],
    ["vogel's mount", ["Vogel's"]],
    ['vogels mount', ["Vogel's"]],
    ['alesund blanket', ['Ålesund']],
    ['looking for hp printers', ['HP']],
    ['lenovo rather than dell laptop', ['Lenovo']],
    ['i prefer lenovo over dell', ['Lenovo']],
  ])('%s', (text, include) => {
    expect(brands(text)).toEqual({ include, exclude: [] })
  })

  it('takes the name out of the words to search for', () => {
    expect(read('cooler master fan').terms).toEqual(['fan'])
  })
})

describe('brands that are ruled out', () => {
  it.each([
    ['mouse, not hp', ['HP']],
    ['laptop, no dell or lenovo', ['DELL', 'Lenovo']],
    ['anything but hp, dell or acer', ['HP', 'DELL', 'Acer']],
    ['printer except canon', ['Canon']],
    ['printer without hp', ['HP']],
    ['non-hp toner', ['HP']],
    ['non hp toner', ['HP']],
    ["i don't want apple", ['Apple']],
    ['any brand except sony', ['Sony']],
    ["a mouse that isn't logitech", ['Logitech']],
  ])('%s', (text, exclude) => {
    expect(brands(text)).toEqual({ include: [], exclude })
  })

  it('ends at a comma, a but and a new clause', () => {
    expect(brands('no, dell')).toEqual({ include: ['DELL'], exclude: [] })
    expect(brands('not hp but dell')).toEqual({ include: ['DELL'], exclude: ['HP'] })
    expect(brands('i hate apple, show me samsung phones')).toEqual({ include: ['Samsung'], exclude: ['Apple'] })
    expect(brands('keyboard without rgb from logitech')).toEqual({ include: ['Logitech'], exclude: [] })
  })
})

describe('what a product has to fit', () => {
  it.each([
    ['toner for hp', ['toner', 'hp']],
    ['toner for hp laserjet 1320', ['toner', 'hp', 'laserjet', '1320']],
    ['ink compatible with canon', ['ink', 'canon']],
    ['hp compatible toner', ['hp', 'toner']],
    ['case for my samsung phone', ['case', 'samsung', 'phone']],
    ['toner for brother or hp', ['toner', 'brother', 'hp']],
  ])('%s sets no brand limit', (text, terms) => {
    const reading = read(text)
    expect(reading.constraints.brands).toEqual({ include: [], exclude: [] })
    expect(reading.terms).toEqual(terms)
  })
})

describe('brands that are words as well', () => {
  it.each([
    ['office chair', ['office', 'chair']],
    ['desk lamp', ['desk', 'lamp']],
    ['star projector', ['star', 'projector']],
    ['hdmi cable 3m', ['hdmi', 'cable', '3m']],
    ['a gift for my brother', ['gift']],
    ['very sharp blades', ['sharp', 'blade']],
  ])('%s is no brand', (text, terms) => {
    const reading = read(text)
    expect(reading.constraints.brands.include).toEqual([])
    expect(reading.terms).toEqual(terms)
  })

  it.each([
    ['lamp by desk', 'Desk'],
    ['the office brand', 'Office'],
    ['a lamp made by Star', 'Star'],
    ['show me Desk lamps please', 'Desk'],
    ['brother tn-2110 toner', 'Brother'],
    ['a brother printer', 'Brother'],
    ['sharp keyboards', 'Sharp'],
    ['canon or brother', 'Brother'],
    ['brother', 'Brother'],
  ])('%s means the brand', (text, brand) => {
    expect(brands(text).include).toContain(brand)
  })
})

describe('in a search that goes on', () => {
  const state = searching({ brands: { include: ['HP'], exclude: [] } })

  it('adds to the brands with or, also and too', () => {
    for (const text of ['or dell', 'also dell', 'dell too', 'dell as well']) {
      expect(read(text, { state }).constraints.brands.include).toEqual(['HP', 'DELL'])
    }
  })

  it('rules out what was asked for when another brand is wanted', () => {
    expect(read('other brands', { state }).constraints.brands).toEqual({ include: [], exclude: ['HP'] })
  })

  it('takes a brand back with remove', () => {
    expect(read('remove hp', { state })).toMatchObject({
      lifts: ['brands'],
      constraints: { brands: { include: [], exclude: [] } },
    })
  })
})
