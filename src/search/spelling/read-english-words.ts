import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const shippedWords = fileURLToPath(new URL('../../../data/word-vectors/words.txt', import.meta.url))

/** The tokens of the 28,000 most frequent words of English (`data/word-vectors/README.md`). */
export async function readEnglishWords(): Promise<ReadonlySet<string>> {
  return new Set((await readFile(shippedWords, 'utf8')).split('\n').filter((word) => word !== ''))
}
