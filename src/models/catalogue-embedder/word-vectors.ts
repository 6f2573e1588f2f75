import { type Corpus, unknown } from './corpus.ts'
import { eigen, innerProducts, type Matrix, matrix, multiply, multiplyDense, orthonormalise } from './linear-algebra.ts'
import { PairCounts, type SparseRows } from './pair-counts.ts'

/** Words so near each other in a line count as seen together. */
const window = 10
/** Only the most frequent words are contexts: a rare one tells two words apart no better, and costs as much. */
const mostContexts = 8_192
/** Smooths the contexts' frequencies, which keeps rare ones from looking telling (Levy, Goldberg & Dagan, TACL 2015). */
const contextSmoothing = 0.75
/** Beyond the dimensions asked for, so that the last of them are found well too (Halko et al. 2011, 4.2). */
const oversampling = 16
/** How far the singular values are kept: 1 is plain SVD, 0 none; a half is best for similarity (Levy et al. 2015). */
const eigenvaluePower = 0.5

/**
 * Vectors of the corpus's words: the truncated singular value decomposition (Halko, Martinsson & Tropp, SIAM Review 53,
 * 2011) of their positive pointwise mutual information with the words near them (Levy & Goldberg, NIPS 2014). Decomposed
 * is the square of the frequent words; the rare ones are folded in. Fewer columns than asked for when there are few words.
 */
export function wordVectors(corpus: Corpus, dimensions: number, onStep: (share: number) => void): Matrix {
  const contexts = Math.min(mostContexts, corpus.words.length)
  const counts = countPairs(corpus, contexts, (share) => onStep(share * 0.4))
  const information = positiveMutualInformation(counts.toRows(corpus.words.length), contexts)
  onStep(0.45)
  const basis = leadingSubspace(information, contexts, dimensions, (share) => onStep(0.45 + share * 0.45))
  return multiply(information, corpus.words.length, basis)
}

function countPairs({ tokens, starts }: Corpus, contexts: number, onStep: (share: number) => void): PairCounts {
  const counts = new PairCounts(contexts)
  const texts = starts.length - 1
  for (let text = 0; text < texts; text++) {
    const end = starts[text + 1] ?? 0
    for (let i = starts[text] ?? 0; i < end; i++) {
      const word = tokens[i] ?? unknown
      if (word < 0) continue
      for (let j = i + 1; j < end && j <= i + window; j++) {
        const other = tokens[j] ?? unknown
        // The end of a line.
        if (other === -1) break
        if (other < 0 || other === word) continue
        if (other < contexts) counts.add(word, other, 1)
        if (word < contexts) counts.add(other, word, 1)
      }
    }
    if (text % 256 === 0) onStep(text / texts)
  }
  return counts
}

/** Turns counts into PPMI, in place. */
function positiveMutualInformation(counts: SparseRows, contexts: number): SparseRows {
  const rows = counts.starts.length - 1
  const perContext = new Float64Array(contexts)
  for (const [i, column] of counts.columns.entries()) {
    perContext[column] = (perContext[column] ?? 0) + (counts.values[i] ?? 0)
  }
  const smoothed = perContext.map((count) => count ** contextSmoothing)
  const total = smoothed.reduce((sum, count) => sum + count, 0)
  for (let row = 0; row < rows; row++) {
    const [start = 0, end = 0] = [counts.starts[row], counts.starts[row + 1]]
    let perRow = 0
    for (let i = start; i < end; i++) perRow += counts.values[i] ?? 0
    for (let i = start; i < end; i++) {
      const ratio = ((counts.values[i] ?? 0) * total) / (perRow * (smoothed[counts.columns[i] ?? 0] ?? 1))
      counts.values[i] = Math.max(0, Math.log(ratio))
    }
  }
  return counts
}

/** Eigenvectors of the frequent words' square, each divided by a power of its eigenvalue: contexts x dimensions. */
function leadingSubspace(
  information: SparseRows,
  contexts: number,
  dimensions: number,
  onStep: (share: number) => void,
): Matrix {
  const width = Math.min(contexts, dimensions + oversampling)
  let basis = randomMatrix(contexts, width)
  // The square is nearly symmetric and its spectrum falls slowly: two rounds of subspace iteration are enough.
  for (let round = 0; round < 2; round++) {
    basis = multiply(information, contexts, basis)
    orthonormalise(basis)
    onStep((round + 1) / 4)
  }
  const small = innerProducts(basis, multiply(information, contexts, basis))
  onStep(0.75)
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) {
      const mean = ((small[i * width + j] ?? 0) + (small[j * width + i] ?? 0)) / 2
      small[i * width + j] = mean
      small[j * width + i] = mean
    }
  }
  const { values, vectors } = eigen(small, width)
  const order = [...values.keys()].sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0))
  const kept = order.slice(0, Math.min(dimensions, width))
  const turn = matrix(width, kept.length)
  for (const [column, k] of kept.entries()) {
    const size = Math.abs(values[k] ?? 0)
    const scale = size < 1e-6 ? 0 : size ** (eigenvaluePower - 1)
    for (let i = 0; i < width; i++) turn.values[i * kept.length + column] = (vectors[i * width + k] ?? 0) * scale
  }
  return multiplyDense(basis, turn)
}

/** Uniform numbers, always the same: what is random in the method must not make another model each time. */
function randomMatrix(rows: number, columns: number): Matrix {
  const random = matrix(rows, columns)
  let state = 0x2545f491
  for (let i = 0; i < random.values.length; i++) {
    // Marsaglia's xorshift (2003).
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    random.values[i] = state / 2 ** 31
  }
  return random
}
