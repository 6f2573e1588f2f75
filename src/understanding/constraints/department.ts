import type { Lexicon } from '../../search/engine.ts'
import { phrases, wordSet } from '../phrases.ts'
import type { Span } from '../spans.ts'
import { type Word, wordsOf } from '../words.ts'

/** The category that is named at a place, spelled as the catalogue spells it, and how many words name it. */
export type DepartmentAt = (words: readonly Word[], index: number) => { name: string; length: number } | undefined

export interface DepartmentReading {
  department: string | undefined
  /** Whether the department there is, is given up: 'remove the Kitchen department'. */
  isLifted: boolean
  spans: Span[]
}

/** What says that a name is a department's: 'Kitchen' alone is looked for. */
const nouns = wordSet('department dept section category')
const articles = wordSet('the your our this that')

/** What leads to a department: 'in the', 'only from', 'only'. */
const leads = phrases<true>([
  [
    true,
    `
      in, from, within, inside, only, just, only in, just in, only from, just from, only within, in only, from only
    `,
  ],
])

const removals = wordSet('remove drop forget clear ignore cancel lift undo')

/** What stands right before 'from the Kitchen department' when it is ruled out; that is no limit to it. */
const ruledOut =
  /(?:^| )(?:not|nothing|never|except|excluding|exclude|than|without|no|avoid|skip|(?:anything|everything|all) but|(?:dont|not|never) (?:show|want|need|like|give|look|search)(?: \w+){0,2})$/

/** Words before a department that are looked at: 'don't show me'. */
const mostBefore = 4

/** Finds categories by name, without regard to case; 'and' is as good as '&'. Of two at a place the longer counts. */
export function indexDepartments({ categories }: Pick<Lexicon, 'categories'>): DepartmentAt {
  const byFirst = new Map<string, { name: string; texts: string[] }[]>()
  for (const name of categories) {
    const texts = wordsOf(name).map(spoken)
    const [first] = texts
    if (first === undefined) continue
    const list = byFirst.get(first)
    if (list === undefined) byFirst.set(first, [{ name, texts }])
    else list.push({ name, texts })
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.texts.length - one.texts.length)
  return (words, index) => {
    const word = words[index]
    const named = word && byFirst.get(spoken(word))
    const found = named?.find(({ texts }) =>
      texts.every((text, step) => {
        const said = words[index + step]
        return said !== undefined && spoken(said) === text
      }),
    )
    return found && { name: found.name, length: found.texts.length }
  }
}

const spoken = ({ text }: Word): string => (text === '&' || text === '+' ? 'and' : text)

/**
 * Reads the department that a search is to stay in: 'in the Kitchen department', 'only from Office & School section',
 * 'department: Kitchen'. What is no category of the catalogue is none, and its words stay. Of several the last counts.
 */
export function readDepartment(
  words: readonly Word[],
  departmentAt: DepartmentAt,
  before: string | undefined,
): DepartmentReading {
  const reading: DepartmentReading = { department: undefined, isLifted: false, spans: [] }
  for (let index = 0; index < words.length; ) {
    const said = statementAt(words, index, departmentAt)
    // A department that is no limit cannot be given up.
    if (said === undefined || (said.isRemoved && said.name !== before)) {
      index++
      continue
    }
    if (said.isRemoved) reading.isLifted = true
    else reading.department = said.name
    reading.spans.push({ start: index, end: said.end })
    index = said.end
  }
  return reading
}

interface Statement {
  name: string
  end: number
  isRemoved: boolean
}

function statementAt(words: readonly Word[], start: number, departmentAt: DepartmentAt): Statement | undefined {
  const text = words[start]?.text ?? ''
  if (nouns.has(text) && /^(?::|=|is)$/.test(words[start + 1]?.text ?? '')) {
    const at = pastArticle(words, start + 2)
    const found = departmentAt(words, at)
    return found && { name: found.name, end: at + found.length, isRemoved: false }
  }
  const isRemoved = removals.has(text)
  const lead = isRemoved ? 1 : (leads.at(words, start)?.length ?? 0)
  const at = pastArticle(words, start + lead)
  const found = departmentAt(words, at)
  if (found === undefined || !nouns.has(words[at + found.length]?.text ?? '')) return undefined
  const end = at + found.length + 1
  // Without a word that leads to it, a department is a limit only where it stands alone: 'mouse, Computers department'.
  const isMeant = lead > 0 ? !isRuledOut(words, start) : isBound(words[start - 1]) && isBound(words[end])
  return isMeant ? { name: found.name, end, isRemoved } : undefined
}

const pastArticle = (words: readonly Word[], index: number): number =>
  articles.has(words[index]?.text ?? '') ? index + 1 : index

const isBound = (word: Word | undefined): boolean => word === undefined || /^[,.;!]$/.test(word.text)

const isRuledOut = (words: readonly Word[], start: number): boolean =>
  ruledOut.test(
    words
      .slice(Math.max(0, start - mostBefore), start)
      .map(({ text }) => text)
      .join(' '),
  )

/** The words of a message without those of departments, nor a comma that led to them and now leads nowhere. */
export function withoutDepartments(words: readonly Word[], spans: readonly Span[]): readonly Word[] {
  if (spans.length === 0) return words
  const left = words.filter((_, index) => !spans.some(({ start, end }) => index >= start && index < end))
  const first = left.findIndex(({ text }) => text !== ',')
  const last = left.findLastIndex(({ text }) => text !== ',')
  return first === -1 ? [] : left.slice(first, last + 1)
}
