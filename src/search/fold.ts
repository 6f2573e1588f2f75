/** Letters that are folded although Unicode does not decompose them. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
}

/** Accents, Hebrew points, Arabic vowel signs, enclosing marks, and what only steers the display. */
const ignoredMarks =
  /[\u0300-\u036f]|[\u0591-\u05c7]|[\u0610-\u061a\u064b-\u065f\u0670]|[\u20d0-\u20f0]|[\ufe00-\ufe0f]|[\u00ad\u200b-\u200f\u2060\ufeff]/gu

/**
 * Folds text so that spellings of the same word compare equal: compatibility decomposition, lower
 * case, and no accents, Hebrew points or Arabic vowel signs. Marks that make another letter (the
 * voicing of kana, the vowels of Indic scripts) stay. Trade mark signs go: they would become letters.
 */
export function fold(text: string): string {
  // Most texts are plain ASCII, which needs no more.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase()
  return text
    .replace(/[™℠®©]/gu, ' ')
    .replace(/(?<=\d)[¼½¾⅐-⅞]/gu, ' $&')
    .normalize('NFKD')
    .toLowerCase()
    .replace(ignoredMarks, '')
    .normalize('NFC')
    .replace(/[ßæœøđðłħıþς]/gu, (letter) => undecomposed[letter] ?? letter)
}
