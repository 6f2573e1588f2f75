import type { FirstWords, Words } from './words.ts'

/** How one widget speaks: its words, which way they run, and the locale that numbers and prices are written in. */
export interface Language<Known extends FirstWords = Words> {
  locale: string
  direction: 'ltr' | 'rtl'
  /** The language of the words, which are English where there are none in that of the locale. */
  lang: Translated | 'en'
  words: Known
}

/**
 * `tag` when it has the form of a language tag (BCP 47). Whether numbers can be written in it is asked when there is
 * one to write: asking takes browsers some milliseconds the first time, which no page should wait for.
 */
export const knownLocale = (tag: string | null | undefined): string | undefined =>
  tag && /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(tag) ? tag : undefined

/** The languages beside English that have words of their own. */
export const translated = ['de', 'ar'] as const
export type Translated = (typeof translated)[number]

/** The language whose words are spoken in `locale`; undefined stands for English. */
export function translationFor(locale: string): Translated | undefined {
  const [language] = locale.toLowerCase().split('-')
  return translated.find((known) => known === language)
}

/** Which way the words of a translation run. */
export const directionOf = (translation: Translated | undefined): Language['direction'] =>
  translation === 'ar' ? 'rtl' : 'ltr'
