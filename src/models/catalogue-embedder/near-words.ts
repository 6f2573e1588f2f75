/** Fewer shared letters than this, and it is another word: measured on words of Icecat with one typing error. */
const leastSimilarity = 0.4
const mostNeighbours = 4
/** Runs of letters share a bucket seldom: a catalogue has some 10,000 different ones. */
const buckets = 1 << 16

/** A known word, and how alike it is written: 0 to 1. */
export interface NearWord {
  number: number
  similarity: number
}

/**
 * Finds known words that are written like one that is not known: a typing error, another ending, a compound. Likeness is
 * Dice's coefficient of the pairs and triples of letters, word boundaries included.
 */
export class NearWords {
  readonly #lengths: Uint8Array
  /** Numbers of the words that hold a run of letters, bucket after bucket. */
  readonly #words: Int32Array
  readonly #starts: Int32Array
  /** How many runs of letters the word at hand shares with each word; all 0 between calls. */
  readonly #shared: Uint8Array

  constructor(words: readonly string[]) {
    this.#lengths = new Uint8Array(words.length)
    this.#shared = new Uint8Array(words.length)
    this.#starts = new Int32Array(buckets + 1)
    for (const [number, word] of words.entries()) {
      const runs = letterRuns(word)
      this.#lengths[number] = runs.length
      for (const run of runs) this.#starts[run + 1] = (this.#starts[run + 1] ?? 0) + 1
    }
    for (let run = 0; run < buckets; run++)
      this.#starts[run + 1] = (this.#starts[run + 1] ?? 0) + (this.#starts[run] ?? 0)
    this.#words = new Int32Array(this.#starts[buckets] ?? 0)
    const next = this.#starts.slice(0, buckets)
    for (const [number, word] of words.entries()) {
      for (const run of letterRuns(word)) {
        const at = next[run] ?? 0
        next[run] = at + 1
        this.#words[at] = number
      }
    }
  }

  /** At most four, the most alike first. */
  near(word: string): NearWord[] {
    const runs = letterRuns(word)
    const touched: number[] = []
    for (const run of runs) {
      for (let i = this.#starts[run] ?? 0; i < (this.#starts[run + 1] ?? 0); i++) {
        const number = this.#words[i] ?? 0
        if (this.#shared[number] === 0) touched.push(number)
        this.#shared[number] = (this.#shared[number] ?? 0) + 1
      }
    }
    const found: NearWord[] = []
    for (const number of touched) {
      const similarity = (2 * (this.#shared[number] ?? 0)) / (runs.length + (this.#lengths[number] ?? 0))
      this.#shared[number] = 0
      if (similarity >= leastSimilarity) found.push({ number, similarity })
    }
    return found.sort((a, b) => b.similarity - a.similarity || a.number - b.number).slice(0, mostNeighbours)
  }
}

/** The buckets of the distinct pairs and triples of letters. */
function letterRuns(word: string): number[] {
  const letters = `<${word}>`
  const runs = new Set<number>()
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = Math.imul(letters.charCodeAt(i) + 1, 31_337) + letters.charCodeAt(i + 1)
    runs.add(bucketOf(pair))
    if (i + 2 < letters.length) runs.add(bucketOf(Math.imul(pair, 7_919) + letters.charCodeAt(i + 2) + 1))
  }
  return [...runs]
}

const bucketOf = (code: number): number => (Math.imul(code, 0x9e3779b1) >>> 16) & (buckets - 1)
