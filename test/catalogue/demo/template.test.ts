import { describe, expect, it } from 'vitest'
import { compileSentence, compileTitle, sentence, title } from '../../../src/catalogue/demo/template.ts'
import { wordingOf } from '../../../src/catalogue/demo/wording.ts'

const slots = new Map(['brand', 'colour', 'runs', 'width'].map((name, slot) => [name, slot]))
const values = [wordingOf('Ovalet', undefined), wordingOf('orange', undefined), wordingOf(8, 'h'), undefined]
const say = (text: string) => sentence(compileSentence(text, slots), values)

describe('a template', () => {
  it('fills in values, in figures or in words', () => {
    expect(say('By {brand}, in {colour}: {runs}, {runs|words}.')).toBe('By Ovalet, in orange: 8 h, eight hours.')
  })

  it('mends the article and begins with a capital', () => {
    expect(say('A {colour} one and a {runs} day.')).toBe('An orange one and an 8 h day.')
    expect(say('{runs|words} of work. {colour} it is.')).toBe('Eight hours of work. Orange it is.')
  })

  it('says nothing of a value that is not there', () => {
    expect(say('It is {width} wide.')).toBeUndefined()
  })

  it('leaves out the part of a title whose value is not there', () => {
    expect(title(compileTitle('{brand} {width} desk lamp, {width}, for {runs} x {colour}', slots), values)).toBe(
      'Ovalet Desk Lamp, For 8 h x Orange',
    )
  })
})
