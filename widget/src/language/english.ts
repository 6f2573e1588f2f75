import { words } from './en.ts'
import type { Language } from './language.ts'

/** What parts of the widget speak that stand on a page by themselves. */
export const english: Language = { locale: 'en', lang: 'en', direction: 'ltr', words }
