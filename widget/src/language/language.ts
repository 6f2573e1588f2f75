import type { FirstWords, Words } from './words.ts'

/** How one widget speaks: its words, which way they run, and the locale that numbers and prices are written in. */
export interface Language<Known extends FirstWords = Words> {
  locale: string
  direction: 'ltr' | 'rtl'
  words: Known
}

/** `tag` as browsers know it (BCP 47); undefined when it is no language tag or none that numbers can be written in. */
export function knownLocale(tag: string | null | undefined): string | undefined {
  try {
    return tag ? Intl.NumberFormat.supportedLocalesOf(tag)[0] : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The languages beside English that have words of their own. */
export const translated = ['de', 'ar'] as const
export type Translated = (typeof translated)[number]

/** The language whose words are spoken in `locale`; undefined stands for English. */
export function translationFor(locale: string): Translated | undefined {
  const [language] = locale.split('-')
  return translated.find((known) => known === language)
}

/** Which way the words of a translation run. */
export const directionOf = (translation: Translated | undefined): Language['direction'] =>
  translation === 'ar' ? 'rtl' : 'ltr'
