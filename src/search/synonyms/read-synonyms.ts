import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { StartupError } from '../../errors.ts'
import { nameKey } from './names.ts'
import { Unreadable } from './problem.ts'
import { listOf, type PlacedList, type PlacedName } from './synonym-list.ts'
import type { SynonymList } from './thesaurus.ts'

/** The list that ships with the project. */
export const shippedSynonyms = fileURLToPath(new URL('../../../data/synonyms.yaml', import.meta.url))

const longestName = 60
/** More than any list of names; each takes about a kilobyte. */
const mostNames = 50_000

/**
 * Reads and checks a file of synonyms (`data/synonyms.yaml` shows how it is written).
 * @throws StartupError, in one line with the file and the line in it, when it cannot be read, is written otherwise,
 * or has a name twice or one that leads back to itself.
 */
export async function readSynonyms(path: string): Promise<SynonymList> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartupError(`The synonyms ${path} cannot be read (${code}).`, { cause: error })
  }
  try {
    return parseSynonyms(text)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw new StartupError(`The synonyms ${path} cannot be used: line ${error.line}: ${error.message}.`, {
      cause: error,
    })
  }
}

/** @throws Unreadable */
export function parseSynonyms(text: string): SynonymList {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [problem] = document.errors
  if (problem !== undefined) {
    throw new Unreadable(
      lines.linePos(problem.pos[0]).line,
      problem.message.split('\n', 1)[0]?.replace(/ at line .*$/, '') ?? '',
    )
  }
  return listOf(new Reader(lines).read(document.contents))
}

/** Takes the nodes of a document for what they must be. */
class Reader {
  readonly #lines: LineCounter
  #names = 0

  constructor(lines: LineCounter) {
    this.#lines = lines
  }

  read(root: unknown): PlacedList {
    const list: PlacedList = { same: [], narrower: [] }
    if (!isMap(root)) throw new Unreadable(1, 'it must have the entries same and narrower')
    for (const { key, value } of root.items) {
      const name = isScalar(key) ? key.value : undefined
      if (name === 'same') list.same = this.#sequence(value, 'same').map((group) => this.#group(group))
      else if (name === 'narrower') list.narrower = this.#narrower(value)
      else throw new Unreadable(this.#line(key), `${String(name)} is no entry; there are same and narrower`)
    }
    return list
  }

  #group(node: unknown): PlacedName[] {
    const names = this.#sequence(node, 'a line of same').map((name) => this.#name(name))
    if (names.length < 2) throw new Unreadable(this.#line(node), 'a thing needs two names at least')
    return names
  }

  #narrower(node: unknown): PlacedList['narrower'] {
    if (!isMap(node)) throw new Unreadable(this.#line(node), 'narrower must have names, each with a list of names')
    return node.items.map(({ key, value }) => {
      const name = this.#name(key)
      const broader = this.#sequence(value, name.text).map((one) => this.#name(one))
      if (broader.length === 0) throw new Unreadable(name.line, `‘${name.text}’ has no names`)
      return { name, broader }
    })
  }

  #sequence(node: unknown, what: string): unknown[] {
    if (!isSeq(node)) throw new Unreadable(this.#line(node), `${what} must be a list`)
    return node.items
  }

  #name(node: unknown): PlacedName {
    const line = this.#line(node)
    const value = isScalar(node) ? node.value : undefined
    if (typeof value !== 'string')
      throw new Unreadable(line, `a name must be a text${isScalar(node) ? `, ${String(value)} is none` : ''}`)
    const text = value.trim()
    const key = nameKey(text)
    if (key === '') throw new Unreadable(line, 'a name must have a letter')
    if (text.length > longestName) throw new Unreadable(line, `a name must have at most ${longestName} characters`)
    if (++this.#names > mostNames) throw new Unreadable(line, `there must be at most ${mostNames} names`)
    return { text, key, line }
  }

  #line(node: unknown): number {
    const start = (node as Node | null | undefined)?.range?.[0]
    return start === undefined ? 1 : this.#lines.linePos(start).line
  }
}
