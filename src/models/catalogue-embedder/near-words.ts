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
  readonly #runs = new LetterRuns()

  constructor(words: readonly string[]) {
    this.#lengths = new Uint8Array(words.length)
    this.#shared = new Uint8Array(words.length)
    this.#starts = new Int32Array(buckets + 1)
    const runs = this.#runs
    for (const [number, word] of words.entries()) {
      const count = runs.read(word)
      this.#lengths[number] = count
      for (let i = 0; i < count; i++) {
        const run = runs.found[i] ?? 0
        this.#starts[run + 1] = (this.#starts[run + 1] ?? 0) + 1
      }
    }
    for (let run = 0; run < buckets; run++)
      this.#starts[run + 1] = (this.#starts[run + 1] ?? 0) + (this.#starts[run] ?? 0)
    this.#words = new Int32Array(this.#starts[buckets] ?? 0)
    const next = this.#starts.slice(0, buckets)
    for (const [number, word] of words.entries()) {
      const count = runs.read(word)
      for (let i = 0; i < count; i++) {
        const run = runs.found[i] ?? 0
        const at = next[run] ?? 0
        next[run] = at + 1
        this.#words[at] = number
      }
    }
  }

  /** At most four, the most alike first. */
  near(word: string): NearWord[] {
    const runs = this.#runs.found.subarray(0, this.#runs.read(word))
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

/** Letters of a word that are read; the longest known words are shorter. */
const mostLetters = 128

/** Reads the buckets of a word's distinct pairs and triples of letters; thousands of words, without a set for each. */
class LetterRuns {
  /** Of the word that was read last. */
  readonly found = new Int32Array(2 * mostLetters + 2)
  /** Which word had a bucket last, counted from 1. */
  readonly #last = new Int32Array(buckets)
  #word = 0

  /** How many there are. */
  read(word: string): number {
    const letters = `<${word.slice(0, mostLetters)}>`
    this.#word++
    let count = 0
    for (let i = 0; i + 1 < letters.length; i++) {
      const pair = Math.imul(letters.charCodeAt(i) + 1, 31_337) + letters.charCodeAt(i + 1)
      count = this.#add(bucketOf(pair), count)
      if (i + 2 < letters.length)
        count = this.#add(bucketOf(Math.imul(pair, 7_919) + letters.charCodeAt(i + 2) + 1), count)
    }
    return count
  }

  #add(bucket: number, count: number): number {
    if (this.#last[bucket] === this.#word) return count
    this.#last[bucket] = this.#word
    this.found[count] = bucket
    return count + 1
  }
}

const bucketOf = (code: number): number => (Math.imul(code, 0x9e3779b1) >>> 16) & (buckets - 1)
