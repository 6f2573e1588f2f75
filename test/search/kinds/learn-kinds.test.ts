import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindModelFromBytes, kindModelToBytes } from '../../../src/search/kinds/kind-model-bytes.ts'
import { kindsOf } from '../../../src/search/kinds/kinds-of.ts'
import { learnKinds } from '../../../src/search/kinds/learn-kinds.ts'
import { product } from '../../contracts/shop.ts'
import { kettle, lamp, shelf } from './catalogue.ts'

const model = learnKinds(shelf())

describe('the kinds of a catalogue', () => {
  it('are the noun phrases that its products name', () => {
    expect(model.kinds.toSorted()).toEqual(['desk.lamp', 'electric.kettle', 'light.bulb'])
  })

  it('are learned the same in whatever order the products come', () => {
    const backwards = learnKinds(shelf().toReversed())
    expect(kindModelToBytes(backwards)).toEqual(kindModelToBytes(model))
  })

  it('are learned from a part of many products', () => {
    const few = learnKinds(shelf(), { mostProducts: 40 })
    expect(few.kinds.length).toBeGreaterThan(0)
    expect(kindModelToBytes(few)).toEqual(kindModelToBytes(learnKinds(shelf().toReversed(), { mostProducts: 40 })))
  })

  it('are none where nothing is named', () => {
    const nothing = learnKinds([product({ id: 'p1', title: '4711' })])
    expect(nothing.kinds).toEqual([])
    expect(kindsOf(product({ id: 'p1', title: 'Steel kettle' }), nothing)).toContain('kettle')
    expect(learnKinds([]).kinds).toEqual([])
  })
})

describe('what a product is', () => {
  it('is what it says, with what that is a kind of', () => {
    expect(kindsOf(kettle(3, 'electric kettle'), model)).toEqual(['electric.kettle', 'kettle', 'electric.kettle.'])
  })

  it('is recognised where it does not say', () => {
    expect(kindsOf(kettle(200, ''), model)).toContain('electric.kettle')
    expect(kindsOf(lamp(200, ''), model)).toContain('desk.lamp')
    expect(kindsOf(lamp(200, ''), model)).not.toContain('kettle')
  })

  it('is not what it only mentions', () => {
    const bulb = shelf().find(({ id }) => id === 'bulb-1')
    expect(bulb && kindsOf(bulb, model)).toEqual(['light.bulb', 'bulb', 'light.bulb.'])
  })

  it('is not made up for what is like nothing that the catalogue has', () => {
    const odd = product({ id: 'x', title: '77-4', attributes: { 'thread count': 300, 'pile height': 4 } })
    expect(kindsOf(odd, model)).toEqual([])
  })

  it('stays what it says where the catalogue has no such kind', () => {
    const chair = product({ id: 'x', title: 'Oak chair', attributes: { 'seat height': 45 } })
    expect(kindsOf(chair, model)).toContain('chair')
  })

  it('is never thrown by any product', () => {
    const texts = fc.record({
      title: fc.string({ minLength: 1, unit: 'binary' }),
      model: fc.string({ minLength: 1 }),
      description: fc.string(),
      attributes: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.double({ noNaN: true }))),
    })
    fc.assert(
      fc.property(texts, (given) => {
        for (const token of kindsOf(product({ id: 'x', ...given }), model)) expect(token).not.toMatch(/[\s"]/u)
      }),
    )
  })
})

describe('a model as bytes', () => {
  it('is the same model again', () => {
    const again = kindModelFromBytes(kindModelToBytes(model))
    expect(again).toEqual(model)
    for (const one of shelf()) expect(kindsOf(one, again)).toEqual(kindsOf(one, model))
  })

  it('is none when they were cut short, are of another version or are something else', () => {
    const bytes = kindModelToBytes(model)
    expect(kindModelFromBytes(bytes.subarray(0, bytes.length - 1))).toBeUndefined()
    const other = bytes.slice()
    other.set(new TextEncoder().encode('{"version":0'), 4)
    expect(kindModelFromBytes(other)).toBeUndefined()
    fc.assert(fc.property(fc.uint8Array(), (some) => kindModelFromBytes(some) === undefined))
  })
})
