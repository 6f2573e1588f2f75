import { convertedTo, isSameMeasure, measureOf } from '../../catalogue/measures.ts'
import { singular } from '../singular.ts'
import type { Span } from '../spans.ts'
import type { AttributeConstraint } from '../understanding.ts'
import type { Word } from '../words.ts'
import type { AttributeIndex, NumericAttribute } from './attribute-index.ts'
import { type Aspect, aspects, bearing } from './attribute-names.ts'
import { chooseAttribute } from './choose-attribute.ts'
import { boundBefore, boundsAfter, denied, type MeasureBound } from './measure-comparisons.ts'
import { packAt, type Said, saidAt } from './said-measures.ts'
import { thingOf } from './thing.ts'

export interface AttributeReading {
  attributes: AttributeConstraint[]
  spans: Span[]
}

export interface AttributeContext {
  index: AttributeIndex
  /** What is being searched for already. */
  terms: readonly string[]
  /** Limits that are there already: '32gb' after '16gb ram' is of the memory. */
  before: readonly AttributeConstraint[]
  isProductNoun(text: string): boolean
}

/** No message has more measures than a person keeps apart; a text of 4,000 characters of numbers must cost little. */
const mostMeasures = 16

/**
 * Reads limits on what the catalogue measures and counts, in the catalogue's own names and units: '16 gigs of ram',
 * 'under 2 kilos', 'longer than 2 m', '8 ports or more', 'pack of 12'. A measure that no attribute of the catalogue
 * is sure to be meant by stays words to search for, and so does one of something else ('sleeve for a 13 inch laptop').
 */
export function readAttributes(words: readonly Word[], context: AttributeContext): AttributeReading {
  const reading: AttributeReading = { attributes: [], spans: [] }
  const isCounted = (noun: string): boolean => context.index.counting(noun).length > 0
  let floor = 0
  let measures = 0
  for (let index = 0; index < words.length && measures < mostMeasures; ) {
    const said = packAt(words, index) ?? saidAt(words, index, isCounted)
    if (said !== undefined) measures++
    const limit = said && limitOf(words, said, floor, context)
    if (limit !== undefined) {
      reading.attributes.push(...limit.attributes)
      reading.spans.push(...limit.spans)
      floor = limit.end
    }
    index = Math.max(index + 1, limit?.end ?? said?.end ?? 0)
  }
  if (measures === 0) return anotherValue(words, context.before) ?? reading
  return { ...reading, attributes: latestOfEach(reading.attributes) }
}

/** Around a bare number that changes a limit: 'no, make it 32'. */
const changing = new Set(
  'no nope actually sorry make it that or maybe what how about try then instead rather please pls i meant mean better want need ok is would be should fine good too also yes hmm well'.split(
    ' ',
  ),
)

/** A bare number that changes the only limit of a number that there is. */
function anotherValue(words: readonly Word[], before: readonly AttributeConstraint[]): AttributeReading | undefined {
  const [limit, ...others] = before.filter(({ value }) => typeof value === 'number')
  const at = words.findIndex(({ kind }) => kind === 'number')
  const number = words[at]
  if (limit === undefined || others.length > 0 || number === undefined || number.unit !== '') return undefined
  const isAlone = words.every((word, index) => index === at || word.kind === 'mark' || changing.has(word.text))
  if (!isAlone || words.length < 2 || Number.isNaN(number.value)) return undefined
  return { attributes: [{ ...limit, value: number.value }], spans: [{ start: at, end: at + 1 }] }
}

interface Limit {
  attributes: AttributeConstraint[]
  spans: Span[]
  end: number
}

function limitOf(words: readonly Word[], said: Said, floor: number, context: AttributeContext): Limit | undefined {
  const before = boundBefore(words, said.start, floor)
  const start = before?.start ?? said.start
  const around = aspectsAround(words, start, said.end, floor, context)
  const after = before === undefined || before.bound.op === 'about' ? boundAfter(words, around.end) : undefined
  const thing = thingOf(words, { start: around.start, end: around.end }, context)
  if (thing.isOther) return undefined
  const ofComparison = before?.bound.of === undefined ? [] : aspectNamed(before.bound.of)
  const chosen = chooseAttribute(
    said,
    {
      aspects: [...around.aspects, ...ofComparison],
      words: words.map(({ text }) => singular(text)),
      thing: thing.words,
      isCompared: before !== undefined || after !== undefined,
      limited: context.before.map(({ name }) => name),
    },
    context.index,
  )
  if (chosen === undefined) return undefined
  const op = operatorOf(words, said, start, before?.bound, after?.bound, chosen.isLeast)
  // Without a comparing word '2 usb ports' may be how many are wanted of a thing that the catalogue counts by.
  if (said.isCount && isWanted(words, said, before ?? after, context)) return undefined
  const attributes = constraintsOf(chosen.attribute, said, op)
  if (attributes.length === 0) return undefined
  const end = after?.end ?? around.end
  return { attributes, spans: [{ start: around.start, end }], end }
}

const aspectNamed = (text: string): readonly Aspect[] =>
  aspects.at([{ kind: 'word', raw: text, text, value: Number.NaN, unit: '', glued: false }], 0)?.meaning ?? []

/** 'i need 8 keys' at the beginning counts products, unless keys are written onto it or the words go on. */
function isWanted(words: readonly Word[], said: Said, compared: unknown, { isProductNoun }: AttributeContext): boolean {
  if (said.isCompound || compared !== undefined || said.unit === 'pack') return false
  const next = words[said.end]
  const isLast = next === undefined || next.kind === 'mark'
  const asked = words[said.start - 1]?.text ?? ''
  return isLast && isProductNoun(said.unit) && (said.start === 0 || /^(?:need|want|get|buy|order|me)$/.test(asked))
}

/** What stands right before and right after a measure and says what it is of, and how far it reaches. */
function aspectsAround(words: readonly Word[], start: number, end: number, floor: number, context: AttributeContext) {
  const following = aspects.at(words, end)
  if (following !== undefined && isConsumed(words, end, following.length, context))
    return { aspects: following.meaning, start, end: end + following.length }
  for (let at = Math.max(floor, start - 4); at < start; at++) {
    const bears = bearing.at(words, at)
    const found = bears === undefined ? aspects.at(words, at) : { length: bears.length, meaning: [bears.meaning] }
    if (found === undefined || !isJoined(words, at + found.length, start)) continue
    const isOwn = bears !== undefined || isConsumed(words, at, found.length, context)
    return { aspects: found.meaning, start: isOwn ? at : start, end }
  }
  // 'laptop with more than 8 gb ssd': the word stays, since it names the thing, and says what is measured all the same.
  return { aspects: following?.meaning ?? [], start, end }
}

/** 'battery life of', 'weight is', 'with a screen of': small words between. */
const isJoined = (words: readonly Word[], from: number, to: number): boolean =>
  words
    .slice(from, to)
    .every(({ text }) => /^(?:of|is|are|be|should|must|to|a|the|:|=|has|at|that|than|which|lasts?|with)$/.test(text))

/** Whether the words say what is measured and are not the thing itself: 'ram' of '16gb ram' is it where nothing else is looked for. */
function isConsumed(
  words: readonly Word[],
  at: number,
  length: number,
  { isProductNoun, terms }: AttributeContext,
): boolean {
  const own = words.slice(at, at + length)
  if (!own.some(({ text }) => thingLike.has(text))) return true
  const isElse = (word: Word, index: number): boolean =>
    (index < at || index >= at + length) && word.kind === 'word' && isProductNoun(word.text)
  return terms.length > 0 || words.some(isElse)
}

const thingLike = new Set(
  'ram memory storage ssd hdd drive disk screen display battery camera processor cpu sensor'.split(' '),
)

function boundAfter(words: readonly Word[], index: number): { bound: MeasureBound; end: number } | undefined {
  const found = boundsAfter.at(words, index)
  return found && { bound: found.meaning, end: index + found.length }
}

type Bound = MeasureBound['op'] | 'range'

function operatorOf(
  words: readonly Word[],
  said: Said,
  start: number,
  before: MeasureBound | undefined,
  after: MeasureBound | undefined,
  isLeast: boolean,
): Bound {
  if (said.values.length > 1) return 'range'
  if (after !== undefined && after.op !== 'about') return after.op
  if (isLeast) return '>='
  if (before !== undefined) return before.op === 'between' ? '=' : denied(words, start, before.op)
  if (after !== undefined) return after.op
  const negation = words[start - 1]?.text ?? ''
  return /^(?:not|no|except|without|never)$/.test(negation) ? '!=' : '='
}

/** 'around 2 m' takes what is a tenth away: a shopper's guess is no nearer. */
const aboutTolerance = 0.1

function constraintsOf(attribute: NumericAttribute, said: Said, op: Bound): AttributeConstraint[] {
  const values = said.values.map((value) => inCatalogueUnit(value, said, attribute, op === '=' || op === '!='))
  const [first, last] = [values[0], values.at(-1)]
  if (first === undefined || last === undefined || values.some((value) => !Number.isFinite(value))) return []
  const limit = (operator: AttributeConstraint['op'], value: number): AttributeConstraint => ({
    name: attribute.name,
    op: operator,
    value,
    ...(attribute.unit !== undefined && { unit: attribute.unit }),
  })
  if (op === 'range' || op === 'between') return [limit('>=', first), limit('<=', last)]
  if (op === 'about')
    return [limit('>=', rounded(first * (1 - aboutTolerance))), limit('<=', rounded(first * (1 + aboutTolerance)))]
  return [limit(op, first)]
}

const rounded = (value: number): number => Number(value.toPrecision(6))

/** The value in the attribute's unit; of a value that is asked for exactly, the catalogue's own that is the same but for rounding. */
function inCatalogueUnit(
  value: number,
  { unit, isCount }: Said,
  attribute: NumericAttribute,
  isExact: boolean,
): number {
  if (isCount || attribute.unit === undefined) return value
  const measure = measureOf(value, unit)
  const converted = measure && convertedTo(measure, attribute.unit, 6)
  if (converted === undefined) return Number.NaN
  if (!isExact || attribute.numbers === undefined || attribute.numbers.includes(converted)) return converted
  const near = [...attribute.numbers].sort((one, other) => Math.abs(one - converted) - Math.abs(other - converted))[0]
  return near !== undefined && (isSameMeasure(near, converted) || isConverted(near, converted, value))
    ? near
    : converted
}

/** '68 cm' is 26.8 inches and means 27: who converts rounds to whole numbers, by up to a fiftieth. */
const isConverted = (near: number, converted: number, value: number): boolean =>
  converted !== value && Math.abs(near - converted) <= 0.02 * converted

/** Of two limits on one side of an attribute, the later counts. */
function latestOfEach(attributes: readonly AttributeConstraint[]): AttributeConstraint[] {
  const side = ({ op }: AttributeConstraint): string => (op.startsWith('<') ? '<' : op.startsWith('>') ? '>' : '=')
  const sides = attributes.map((limit) => `${side(limit)} ${limit.name} ${limit.unit ?? ''}`)
  return attributes.filter((_, index) => sides.lastIndexOf(sides[index] ?? '') === index)
}
