import { convertedTo, measureOf } from '../catalogue/measures.ts'
import type { Product } from '../catalogue/product.ts'
import { attributesNamed, attributesSaying, type Candidate, speaksOf } from './attribute-facts.ts'
import { type Concept, rootsOf } from './attribute-words.ts'
import { formatValue, shortened } from './format.ts'
import { measuredAnswer, unitAnswer } from './measured-answer.ts'
import type { Question } from './question.ts'
import { type Fact, recordFacts } from './record-facts.ts'

/** What a record answers: facts, yes or no where it decides that, and what it says nothing about. */
export interface DetailAnswer {
  facts: Fact[]
  verdict?: 'yes' | 'no' | undefined
  /** What was asked and is not in the record, as said; empty when all is. */
  missing: string[]
}

/** What a product's record answers to a question, from its fields, attributes, title and description alone. */
export function detailAnswer(product: Product, question: Question): DetailAnswer {
  const own = recordFacts(product, question.line)
  const { concepts, measures } = question
  if (own !== undefined && concepts.length === 0 && measures.length === 0) return ofRecord(product, question, own)
  const found = attributeAnswer(product, question)
  if (own === undefined) return found
  const beside = found.facts.filter(({ name }) => name !== 'title' && name !== 'description')
  return own.length > 0 && beside.length === 0 ? { facts: own, missing: [] } : { ...found, facts: [...own, ...beside] }
}

function ofRecord(product: Product, question: Question, facts: Fact[]): DetailAnswer {
  if (facts.length === 0) return { facts, missing: ['that'] }
  // Without a number of pieces 'in stock' may be no more than a feed's silence.
  const isKnown = product.stock !== undefined || product.availability !== 'in_stock'
  const isOfStock =
    /\b(?:in stock|available|sold out)\b/.test(question.line) && question.isYesNo && facts.length === 1 && isKnown
  if (!isOfStock) return { facts, missing: [] }
  const isThere = product.availability === 'in_stock'
  const isYes = /\bsold out\b/.test(question.line) ? !isThere : isThere
  return { facts, missing: [], verdict: isYes ? 'yes' : 'no' }
}

function attributeAnswer(product: Product, question: Question): DetailAnswer {
  const measured = measuredAnswer(product, question) ?? unitAnswer(product, question)
  if (measured !== undefined) return measured
  const { concepts } = question
  const named = attributesNamed(product, concepts)
  if (named.length > 0) {
    const verdict = verdictOf(named, question) ?? titleVerdict(product, question)
    return { facts: factsOf(named, question), missing: [], verdict }
  }
  const saying = attributesSaying(product, concepts)
  if (saying.length > 0) return { facts: factsOf(saying, question), missing: [], verdict: verdictOf(saying, question) }
  return textAnswer(product, question) ?? partlyNamed(product, question)
}

const factsOf = (candidates: readonly Candidate[], { wantedUnit }: Question): Fact[] =>
  candidates.map(({ name, value, unit }) => {
    const said = shortened(formatValue(value, unit), longestValue)
    const measure = typeof value === 'number' ? measureOf(value, unit) : undefined
    const converted = measure && wantedUnit !== undefined ? convertedTo(measure, wantedUnit) : undefined
    return { name, value: converted === undefined ? said : `${said} (${formatValue(converted, wantedUnit)})` }
  })

const longestValue = 160

/** Words in a text that turn its meaning round. */
const negation = /\b(?:no|not|non|none|without|isn.t|aren.t|doesn.t|don.t|never|nor|neither|except|lacks?)\b/i
/** Words of a name that do not change what it says is there: 'microphone type', 'number of ports'. */
const neutral = new Set(
  [
    'type',
    'size',
    'count',
    'quantity',
    'level',
    'life',
    'number',
    'technology',
    'installed',
    'included',
    'built',
    'in',
    'built-in',
    'output',
    'port',
  ].flatMap(rootsOf),
)

/** Yes or no, where the nearest attribute decides it; undefined where it only bears on it. */
function verdictOf(candidates: readonly Candidate[], question: Question): 'yes' | 'no' | undefined {
  const [first] = candidates
  if (!question.isYesNo || first === undefined) return undefined
  const { name, value, extra } = first
  const roots = new Set(rootsOf(name))
  const isNamed = question.concepts.every(
    ({ isSame, said }) => isSame || rootsOf(said).every((root) => roots.has(root)),
  )
  if (typeof value === 'boolean') {
    const isExact = isNamed && extra.every((root) => neutral.has(root) || isPart(root))
    return isExact && candidates.every((one) => one.value === value) ? (value ? 'yes' : 'no') : undefined
  }
  if (typeof value === 'string') {
    const saidIn = saysIn(question.concepts, value)
    if (saidIn !== undefined) return saidIn
  }
  if (!isNamed || !question.asksWhether || extra.some((root) => !neutral.has(root))) return undefined
  return value === 0 || (typeof value === 'string' && /^(?:no|none|without|n)\b/i.test(value)) ? 'no' : 'yes'
}

/** 'keyboard backlight' and 'built-in microphone' say of a backlight and a microphone what is asked. */
const isPart = (root: string): boolean => /^(?:keyboard|machin|cover|oven|freezer)$/.test(root)

/** Whether a value says what was asked: wired is not wireless, 'non-slip' is not 'slip'. */
function saysIn(concepts: readonly Concept[], value: string): 'yes' | 'no' | undefined {
  const roots = new Set(rootsOf(value))
  const last = concepts.at(-1)
  if (last === undefined || negation.test(value)) return undefined
  if (rootsOf(last.said).every((root) => roots.has(root))) return 'yes'
  // Two paper formats are never the same.
  if (/^a\d$/.test(last.said) && /^a\d$/i.test(value.trim())) return 'no'
  const contrary = last.said === 'wireless' ? 'wired' : last.said === 'wired' ? 'wireless' : undefined
  return contrary !== undefined && value.toLowerCase().trim() === contrary ? 'no' : undefined
}

/** A description is read up to here; it may have 100,000 characters. */
const longestRead = 4_000
const longestQuoted = 240

const sentencesOf = (text: string): string[] =>
  text
    .slice(0, longestRead)
    .split(/(?<=[.!?])\s+|\n+/u)
    .slice(0, 100)

/** 'Wireless Headphones' are wireless, whatever their connection is called. */
function titleVerdict({ title, attributes }: Product, { concepts, isYesNo }: Question): 'yes' | undefined {
  const roots = new Set(rootsOf(title))
  const isSaid = concepts.every(({ said }) => rootsOf(said).every((root) => roots.has(root)))
  const isContradicted = concepts.some(({ said }) => attributes[said] === false)
  return isYesNo && isSaid && !isContradicted && !negation.test(title) ? 'yes' : undefined
}

/** What the title or a sentence of the description says of all that is asked. */
function textAnswer(product: Product, question: Question): DetailAnswer | undefined {
  const { concepts } = question
  if (concepts.length === 0) return undefined
  const hasAll = (text: string): boolean => {
    const roots = new Set(rootsOf(text))
    return concepts.every((concept) => speaksOf(concept, roots))
  }
  const ofTitle = titleAnswer(product, question, concepts)
  if (ofTitle !== undefined) return ofTitle
  const sentence = sentencesOf(product.description ?? '').find(hasAll)
  if (sentence === undefined) return undefined
  return { facts: [{ name: 'description', value: `“${shortened(sentence, longestQuoted)}”` }], missing: [] }
}

/** 'cable length' for 'how long is the cable'. */
const subject = (concepts: readonly Concept[]): string =>
  [...concepts.filter(({ isKnown }) => !isKnown), ...concepts.filter(({ isKnown }) => isKnown)]
    .map(({ label }) => label)
    .join(' ')

function titleAnswer(
  { title }: Product,
  { isYesNo }: Question,
  concepts: readonly Concept[],
): DetailAnswer | undefined {
  const roots = new Set(rootsOf(title))
  if (!concepts.every((concept) => speaksOf(concept, roots))) return undefined
  const verdict = isYesNo && !negation.test(title) ? 'yes' : undefined
  return { facts: [{ name: 'title', value: `“${shortened(title, longestQuoted)}”` }], missing: [], verdict }
}

/** Of several things asked, what the record says of some, and which it does not say. */
function partlyNamed(product: Product, question: Question): DetailAnswer {
  const { concepts } = question
  const missing = concepts.length === 0 ? [] : [subject(concepts)]
  if (concepts.length < 2) return { facts: [], missing }
  // 'is the paper lined': the title of a lined notebook does not say that it is paper.
  const ofLast = question.isYesNo ? titleAnswer(product, question, concepts.slice(-1)) : undefined
  if (ofLast !== undefined) return ofLast
  const known = concepts.filter(({ isKnown }) => isKnown)
  const rest = concepts.filter(({ isKnown }) => !isKnown)
  const named = attributesNamed(product, known)
  if (named.length === 0 || rest.length === 0) return { facts: [], missing }
  return { facts: factsOf(named, question), missing: [subject(rest)] }
}
