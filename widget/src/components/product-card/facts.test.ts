import { expect, test } from 'vitest'
import { factsOf, readable, statedColour } from './facts.ts'

const described = (attributes: Record<string, string | number | boolean>, units = {}, title = 'Thing') => ({
  title,
  attributes,
  units,
})

test('facts read as people say them', () => {
  expect(
    factsOf(
      described({ connection: 'Bluetooth', battery_life: 18, waterproof: true }, { battery_life: 'months' }),
      'en',
    ),
  ).toEqual(['Bluetooth', '18 months', 'Waterproof'])
  expect(factsOf(described({ buttons: 6, dpiSteps: 4, weight: 1234.567 }, { weight: 'g' }), 'en')).toEqual([
    '6 buttons',
    'Dpi steps 4',
    '1,234.57 g',
  ])
})

test('what is not so, what is too long and what the title says already is left out', () => {
  expect(
    factsOf(
      described({ wired: false, note: 'x'.repeat(60), colour: 'Black', material: 'Oak' }, {}, 'A black box'),
      'en',
    ),
  ).toEqual(['Oak'])
})

test('three facts are enough, and none is told twice', () => {
  expect(factsOf(described({ a: 'one', b: 'one', c: 'two', d: 'three', e: 'four' }), 'en')).toEqual([
    'one',
    'two',
    'three',
  ])
})

test('names are made readable', () => {
  expect(readable('battery_life')).toBe('Battery life')
  expect(readable('batteryLife')).toBe('Battery life')
  expect(readable('USB ports')).toBe('USB ports')
})

test('the stated colour is that of a colour attribute', () => {
  expect(statedColour(described({ material: 'Oak', 'product colour': 'Blue' }))).toBe('Blue')
  expect(statedColour(described({ color: 5 }))).toBeUndefined()
})
