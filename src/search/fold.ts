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

/**
 * Folds text so that spellings of the same word compare equal: compatibility decomposition, lower
 * case, and no accents, Hebrew points or Arabic vowel signs. Marks that make another letter (the
 * voicing of kana, the vowels of Indic scripts) stay. Trade mark signs go: they would become letters.
 */
export function fold(text: string): string {
  return text
    .replace(/[™℠®©]/gu, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .normalize('NFC')
    .replace(/[ßæœøđðłħıþς]/gu, (letter) => undecomposed[letter] ?? letter)
}

/** A product number for comparing: folded, letters and digits only. Empty when it has none. */
export function foldNumber(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
