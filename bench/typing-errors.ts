import { hash32, Random } from '../src/catalogue/demo/random.ts'

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** The keys that touch a letter's on a QWERTY keyboard. Each row stands half a key to the right of the one above. */
function neighbours(letter: string): string[] {
  const row = rows.findIndex((keys) => keys.includes(letter))
  const place = rows[row]?.indexOf(letter) ?? -1
  return [
    rows[row]?.[place - 1],
    rows[row]?.[place + 1],
    rows[row - 1]?.[place],
    rows[row - 1]?.[place + 1],
    rows[row + 1]?.[place - 1],
    rows[row + 1]?.[place],
  ].filter((key) => key !== undefined)
}

/** How often a finger that misses its key meets one beside it, and not one anywhere. */
const shareOfNeighbours = 0.8

const keyNear = (letter: string, random: Random): string | undefined =>
  random.pick(
    random.chance(shareOfNeighbours) ? neighbours(letter) : [...rows.join('')].filter((key) => key !== letter),
  )

/** Damerau's four: they made four of five misspellings (A technique for computer detection and correction, CACM 7, 1964). */
const edits: readonly ((word: string, random: Random) => string)[] = [
  function substitute(word, random) {
    const at = random.below(word.length)
    return word.slice(0, at) + (keyNear(word.charAt(at), random) ?? '') + word.slice(at + 1)
  },
  function leaveOut(word, random) {
    const at = random.below(word.length)
    return word.slice(0, at) + word.slice(at + 1)
  },
  function insert(word, random) {
    const at = random.below(word.length)
    return word.slice(0, at + 1) + (keyNear(word.charAt(at), random) ?? '') + word.slice(at + 1)
  },
  function swap(word, random) {
    const at = random.below(word.length - 1)
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  },
]

/** Words of five letters or more, of letters only: what is shorter is seldom told from another word. */
const mistypable = /(?<![\w-])[a-z]{5,}(?![\w-])/gi

/**
 * The text with one typing error in one of its words of five letters or more; undefined when it has no such word. The
 * same text and seed give the same error.
 */
export function withTypingError(text: string, seed: number): string | undefined {
  // Hashed, so that one seed does not make the same kind of error in every text.
  const random = new Random(hash32(`${seed} ${text}`))
  const word = random.pick([...text.matchAll(mistypable)])
  const edit = random.pick(edits)
  if (word === undefined || edit === undefined) return undefined
  for (;;) {
    // Two like letters swapped are no error.
    const typed = edit(word[0].toLowerCase(), random)
    if (typed !== word[0].toLowerCase())
      return text.slice(0, word.index) + typed + text.slice(word.index + word[0].length)
  }
}
