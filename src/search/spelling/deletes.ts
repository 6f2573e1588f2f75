/** Words below this many letters are not corrected: too many others are one edit away. */
const shortestCorrected = 4
/** From this many letters on two edits still leave most of a word. */
const twoEditsFrom = 7

/** Only this many first letters are looked up, as in SymSpell: what differs behind them shows in the distance. */
const prefixLength = 7

/** How many edits a word that was typed may have. */
export const allowedEdits = (word: string): number =>
  word.length < shortestCorrected ? 0 : word.length < twoEditsFrom ? 1 : 2

/**
 * How many letters are left out of a word of the catalogue. One is enough below seven letters: a word with two edits is
 * typed with seven letters or more, so that at least one of the edits is a letter too many, which is left out of what is typed.
 */
const levelOf = (word: string): number => (word.length < twoEditsFrom ? 1 : 2)

/** How many hashes `deletes` gives for a word of the catalogue. */
export function numberOfDeletes(word: string): number {
  const letters = Math.min(word.length, prefixLength)
  return 1 + letters + (levelOf(word) === 2 ? (letters * (letters - 1)) / 2 : 0)
}

/** Room for the hashes of any word. */
export const mostDeletes = 1 + prefixLength + (prefixLength * (prefixLength - 1)) / 2

/**
 * Writes the hashes (FNV-1a, 32 bits) of a word's first letters with up to `level` of them left out, some of which may
 * be equal, and returns how many they are. An array of its own for each word would take most of the time of an index.
 */
export function deletes(word: string, into: Int32Array, level: number = levelOf(word)): number {
  const letters = Math.min(word.length, prefixLength)
  let count = 0
  into[count++] = hash(word, letters, -1, -1)
  for (let first = 0; first < letters; first++) {
    into[count++] = hash(word, letters, first, -1)
    if (level < 2) continue
    for (let second = first + 1; second < letters; second++) into[count++] = hash(word, letters, first, second)
  }
  return count
}

function hash(word: string, letters: number, first: number, second: number): number {
  let value = 0x811c9dc5 | 0
  for (let i = 0; i < letters; i++) {
    if (i !== first && i !== second) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193)
  }
  // The low bits, which choose the bucket, get their share of the high ones.
  return value ^ (value >>> 15)
}
