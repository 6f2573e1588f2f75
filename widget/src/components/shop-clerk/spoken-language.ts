import { load } from '../../chunks.ts'
import { firstWords } from '../../language/first-words.ts'
import { directionOf, knownLocale, type Language, type Translated, translationFor } from '../../language/language.ts'
import type { FirstWords, Words } from '../../language/words.ts'

const translations: Readonly<Record<Translated, () => Promise<{ words: Words }>>> = {
  de: () => import('../../language/de.ts'),
  ar: () => import('../../language/ar.ts'),
}

/** The nearest `lang` around an element, through the shadow roots that it stands in. */
function langAround(element: Element): string | undefined {
  const labelled = element.closest('[lang]')
  if (labelled) return labelled.getAttribute('lang') ?? undefined
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? langAround(root.host) : undefined
}

export const english: Language<FirstWords> = { locale: 'en', lang: 'en', direction: 'ltr', words: firstWords }

/**
 * The language of an element: the one that is `named`, else the page's around it. Where there are words in it
 * they are loaded; there are English ones for every other, and when they could not be had.
 */
export function languageOf(
  element: Element,
  named: string | undefined,
): Language<FirstWords> | Promise<Language<FirstWords>> {
  const locale = knownLocale(named) ?? knownLocale(langAround(element)) ?? 'en'
  const translation = translationFor(locale)
  if (translation === undefined) return { ...english, locale }
  return load(translations[translation]).then(
    ({ words }) => ({ locale, lang: translation, direction: directionOf(translation), words }),
    () => ({ ...english, locale }),
  )
}
