import { describe, expect, it } from 'vitest'
import { read } from '../reader.ts'

describe('colour limits', () => {
  it.each([
    ['black mouse', ['black']],
    ['mouse in black', ['black']],
    ['in navy', ['blue']],
    ['dark blue backpack', ['blue']],
    ['space grey laptop', ['grey']],
    ['red or blue sleeve', ['red', 'blue']],
    ['mouse in colour white', ['white']],
    ['gray mouse', ['grey']],
    ['black toner', ['black']],
  ])('%s', (text, include) => {
    expect(read(text).constraints.colours).toEqual({ include, exclude: [] })
  })

  it.each([
    ['mouse, not red', ['red']],
    ['mouse but not pink', ['pink']],
    ['not in black', ['black']],
    ['any colour but white', ['white']],
    ['no red or green ones', ['red', 'green']],
  ])('%s', (text, exclude) => {
    expect(read(text).constraints.colours).toEqual({ include: [], exclude })
  })

  it.each([
    ['blu-ray player', ['blu-ray', 'player']],
    ['blue ray player', ['blue', 'ray', 'player']],
    ['black friday mouse', ['black', 'friday', 'mouse']],
    ['white board', ['white', 'board']],
    ['whiteboard marker', ['whiteboard', 'marker']],
    ['green tea', ['green', 'tea']],
    ['orange juice', ['orange', 'juice']],
    ['red wine glass', ['red', 'wine', 'glass']],
    ['silver cutlery', ['silver', 'cutlery']],
    ['gold plated cable', ['gold', 'plated', 'cable']],
    ['cyan toner', ['cyan', 'toner']],
    ['coffee machine', ['coffee', 'machine']],
    ['black and white laser printer', ['black', 'white', 'laser', 'printer']],
    ['color laser printer', ['color', 'laser', 'printer']],
    ['case for my black iphone', ['case', 'black', 'iphone']],
  ])('%s names a thing, not a colour', (text, terms) => {
    const reading = read(text)
    expect(reading.constraints.colours).toEqual({ include: [], exclude: [] })
    expect(reading.terms).toEqual(terms)
  })
})
