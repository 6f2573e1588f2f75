import { expect, test } from 'vitest'
import { words as arabic } from './ar.ts'
import { words as german } from './de.ts'
import { words as english } from './en.ts'
import { directionOf, knownLocale, translationFor } from './language.ts'
import type { Words } from './words.ts'

test('what has not the form of a language tag is none', () => {
  expect(knownLocale('de-AT')).toBe('de-AT')
  expect(knownLocale('zh-Hans-CN')).toBe('zh-Hans-CN')
  expect(knownLocale('')).toBeUndefined()
  expect(knownLocale(null)).toBeUndefined()
  expect(knownLocale('not a language')).toBeUndefined()
  expect(knownLocale('en_US')).toBeUndefined()
})

test('words are those of the language, whatever the region; English for every other', () => {
  expect(translationFor('de-CH')).toBe('de')
  expect(translationFor('ar-EG')).toBe('ar')
  expect(translationFor('fr')).toBeUndefined()
  expect([directionOf('ar'), directionOf('de'), directionOf(undefined)]).toEqual(['rtl', 'ltr', 'ltr'])
})

/** Everything that is said, with each function called. */
const said = (words: Words): [string, string][] =>
  Object.entries({ ...words, ...words.levels, levels: undefined }).flatMap(([name, value]) => {
    if (value === undefined) return []
    return [[name, typeof value === 'function' ? (value as (given: string) => string)('§') : value]]
  })

test.each([
  ['German', german],
  ['Arabic', arabic],
])('%s has a word for everything, with what is filled in, and none is left in English', (_, words) => {
  const inEnglish = new Map(said(english))
  for (const [name, text] of said(words)) {
    expect(text, name).not.toBe('')
    expect(text, name).not.toBe(inEnglish.get(name))
    expect(text.includes('§'), name).toBe(inEnglish.get(name)?.includes('§'))
  }
})
