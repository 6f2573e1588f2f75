import { capitalised, titleWord, type Wording } from './wording.ts'

/** What a product's values are looked up by: places in a list, one list for each type. */
export type Slots = ReadonlyMap<string, number>

/** A product's values by slot; undefined where it has none. */
export type Values = readonly (Wording | undefined)[]

interface Placeholder {
  slot: number
  form: 'text' | 'capital' | 'words' | 'wordsCapital' | 'title'
  /** The article that stood before it, which its value decides: '', 'a ' or 'A '. */
  article: '' | 'a ' | 'A '
}

/** Text with `{name}` and `{name|words}` in it, cut so that filling it in is only joining. */
export interface Template {
  source: string
  /** One more than `placeholders`. */
  literals: readonly string[]
  placeholders: readonly Placeholder[]
}

const pattern = /\{([^{}|]+)(\|words)?\}/g

/** The names between braces, and what stands in braces and is no name. */
export function placeholdersOf(text: string): { names: string[]; stray: boolean } {
  const names = [...text.matchAll(pattern)].map(([, name = '']) => name)
  return { names, stray: /[{}]/.test(text.replace(pattern, '')) }
}

/** Of a sentence. A name without a slot is an error of whoever did not check the vocabulary. */
export function compileSentence(text: string, slots: Slots): Template {
  const literals: string[] = []
  const placeholders: Placeholder[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    let literal = text.slice(from, match.index)
    const article = /(?:^|[\s("'‘“])([Aa]) $/.exec(literal)?.[1]
    const articled = article === undefined ? '' : article === 'A' ? 'A ' : 'a '
    literal = literal.slice(0, literal.length - articled.length)
    const begins = articled === '' && /(?:^|[.!?:] )$/.test(literal) && !literal.endsWith(': ')
    literals.push(literal)
    placeholders.push({
      slot: slotOf(match[1] ?? '', slots),
      form: formOf(match[2] !== undefined, begins),
      article: articled,
    })
    from = match.index + match[0].length
  }
  literals.push(text.slice(from))
  literals[0] = capitalised(literals[0] ?? '')
  return { source: text, literals, placeholders }
}

const formOf = (inWords: boolean, begins: boolean): Placeholder['form'] =>
  inWords ? (begins ? 'wordsCapital' : 'words') : begins ? 'capital' : 'text'

function slotOf(name: string, slots: Slots): number {
  const slot = slots.get(name)
  if (slot === undefined) throw new Error(`{${name}} has no slot`)
  return slot
}

/** The filled-in sentence; undefined when a value that it names is not there. */
export function sentence({ literals, placeholders }: Template, values: Values): string | undefined {
  let text = literals[0] ?? ''
  for (let i = 0; i < placeholders.length; i++) {
    const placeholder = placeholders[i]
    if (placeholder === undefined) break
    const value = values[placeholder.slot]
    if (value === undefined) return undefined
    const { form, article } = placeholder
    if (article !== '') {
      text += article
      if (form === 'words' ? value.wordsAn : value.an) text = `${text.slice(0, -1)}n `
    }
    text += value[form] + literals[i + 1]
  }
  return text
}

/** The parts of a title between its commas. The first always stays; of others only those whose values are there. */
export function compileTitle(text: string, slots: Slots): Template[] {
  return text.split(/,\s*/).map((part) => {
    const { literals, placeholders } = compileSentence(part, slots)
    const cased = literals.map((literal, i) => casedLiteral(literal, i === 0))
    return {
      source: part,
      literals: cased,
      placeholders: placeholders.map(({ slot }) => ({ slot, form: 'title', article: '' })),
    }
  })
}

/** Joining words begin a title in capitals only at its very beginning. */
const casedLiteral = (literal: string, isFirst: boolean): string =>
  literal.replace(/\S+/g, (word, offset: number) => (isFirst && offset === 0 ? capitalised(word) : titleWord(word)))

export function title(parts: readonly Template[], values: Values): string {
  let text = ''
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    if (part === undefined) break
    const filled = i === 0 ? withoutAbsent(part, values) : sentence(part, values)
    if (filled !== undefined && filled !== '') text += i === 0 ? filled : `, ${filled}`
  }
  return text
}

/** What is not there goes with the space before it. */
function withoutAbsent({ literals, placeholders }: Template, values: Values): string {
  let text = literals[0] ?? ''
  placeholders.forEach(({ slot, form }, i) => {
    const value = values[slot]
    text = (value === undefined ? text.trimEnd() : text + value[form]) + (literals[i + 1] ?? '')
  })
  return text.trim()
}
