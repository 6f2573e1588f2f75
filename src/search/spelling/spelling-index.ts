import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Vocabulary } from '../engine.ts'
import { wordsOf } from '../stem.ts'
import { allowedEdits, deletes, mostDeletes, numberOfDeletes } from './deletes.ts'
import { editDistance, typingDistance } from './edit-distance.ts'

export interface Candidate {
  /** As the index of the catalogue has it: a token. */
  token: string
  /** Edits between what was typed and a spelling of the token. */
  edits: number
  /** The same, less for what a hand does easily. */
  cost: number
  /** How many products have it. */
  count: number
  /** Whether it says what some products are, and is not only mentioned. */
  isKind: boolean
}

/** The words and names of things that the catalogue may call otherwise: as rare as a word can be, since no product has them. */
export function withNames({ words, counts, kinds }: Vocabulary, names: Iterable<string>): Vocabulary {
  const known = new Set(words)
  const others = [...names].filter((name) => !known.has(name) && /^\p{L}[\p{L}\p{M}]{2,}$/u.test(name))
  const all = new Uint32Array(counts.length + others.length).fill(1)
  all.set(counts)
  return { words: [...words, ...others], counts: all, kinds }
}

/** Spellings indexed in one go, about 3 ms: others are answered in between. */
const sliceSize = 2_000

/**
 * Finds the words of a catalogue near a word that is typed, by symmetric deletion (Garbe, SymSpell, 2012): two words
 * within an edit of each other have a form in common when letters are left out of both. The forms of the catalogue's
 * words are not kept: a table of their hashes leads to the words themselves, and the real distance decides. About 100
 * bytes a word of the catalogue, on top of the word.
 */
export class SpellingIndex {
  readonly #vocabulary: Vocabulary
  readonly #known: ReadonlySet<string>
  /** Spellings, and the place of each one's token in the vocabulary. */
  readonly #spellings: readonly string[]
  readonly #tokens: Uint32Array
  readonly #mask: number
  /** The spellings that a bucket leads to are `#items[#starts[bucket]]` up to `#items[#starts[bucket + 1]]`. */
  readonly #starts: Uint32Array
  readonly #items: Uint32Array

  /** Builds it in slices of a few milliseconds. */
  static async build(vocabulary: Vocabulary): Promise<SpellingIndex> {
    const index = new SpellingIndex(vocabulary)
    await index.#eachForm((bucket) => {
      index.#starts[bucket + 1] = (index.#starts[bucket + 1] ?? 0) + 1
    })
    for (let bucket = 0; bucket <= index.#mask; bucket++) {
      index.#starts[bucket + 1] = (index.#starts[bucket + 1] ?? 0) + (index.#starts[bucket] ?? 0)
    }
    const next = index.#starts.slice()
    await index.#eachForm((bucket, spelling) => {
      const place = next[bucket] ?? 0
      index.#items[place] = spelling
      next[bucket] = place + 1
    })
    return index
  }

  private constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
    this.#known = new Set(vocabulary.words)
    const spellings: string[] = []
    const tokens: number[] = []
    let forms = 0
    for (const [token, word] of vocabulary.words.entries()) {
      for (const spelling of wordsOf(word)) {
        spellings.push(spelling)
        tokens.push(token)
        forms += numberOfDeletes(spelling)
      }
    }
    this.#spellings = spellings
    this.#tokens = Uint32Array.from(tokens)
    const buckets = 2 ** Math.floor(Math.log2(Math.max(2, forms)))
    this.#mask = buckets - 1
    this.#starts = new Uint32Array(buckets + 1)
    this.#items = new Uint32Array(forms)
  }

  async #eachForm(visit: (bucket: number, spelling: number) => void): Promise<void> {
    const hashes = new Int32Array(mostDeletes)
    for (const [index, spelling] of this.#spellings.entries()) {
      const count = deletes(spelling, hashes)
      for (let i = 0; i < count; i++) visit((hashes[i] ?? 0) & this.#mask, index)
      if (index % sliceSize === sliceSize - 1) await nextTurn()
    }
  }

  has(token: string): boolean {
    return this.#known.has(token)
  }

  /**
   * The tokens within the edits that a word of this length may have (`allowedEdits`), nearest first, then the most
   * frequent. The word itself is not among them.
   */
  near(word: string): Candidate[] {
    const most = allowedEdits(word)
    if (most === 0) return []
    const found = new Map<number, Candidate>()
    for (const spelling of this.#spellingsNear(word, most)) {
      const meant = this.#spellings[spelling] ?? ''
      if (Math.abs(meant.length - word.length) > most) continue
      const edits = editDistance(word, meant)
      if (edits === 0 || edits > most) continue
      const place = this.#tokens[spelling] ?? 0
      const cost = typingDistance(word, meant)
      const known = found.get(place)
      if (known !== undefined && known.cost <= cost) continue
      const { words, counts, kinds } = this.#vocabulary
      const token = words[place] ?? ''
      found.set(place, { token, edits, cost, count: counts[place] ?? 0, isKind: kinds.has(token) })
    }
    return [...found.values()].sort(
      (a, b) => a.edits - b.edits || a.cost - b.cost || b.count - a.count || (a.token < b.token ? -1 : 1),
    )
  }

  #spellingsNear(word: string, most: number): Set<number> {
    const spellings = new Set<number>()
    const hashes = new Int32Array(mostDeletes)
    const count = deletes(word, hashes, most)
    for (let form = 0; form < count; form++) {
      const bucket = (hashes[form] ?? 0) & this.#mask
      const end = this.#starts[bucket + 1] ?? 0
      for (let i = this.#starts[bucket] ?? 0; i < end; i++) spellings.add(this.#items[i] ?? 0)
    }
    return spellings
  }
}
