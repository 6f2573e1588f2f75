import { isSameMeasure, type Measure, measureOf } from '../catalogue/measures.ts'
import { type Product, unitOf } from '../catalogue/product.ts'
import { attributesNamed } from './attribute-facts.ts'
import { rootsOf } from './attribute-words.ts'
import type { DetailAnswer } from './detail-answer.ts'
import { formatValue } from './format.ts'
import type { Comparator, Question } from './question.ts'

interface Measured {
  name: string
  said: string
  base: number
}

/** Of the box around the product or of what it can at most take. */
const isBeside = (name: string): boolean =>
  /\b(?:package|packaging|pallet|master|carton|maximum|operating)\b/i.test(name)

const mostNamed = 4

/**
 * Compares a measure that is asked about ('16 GB', 'under 2 kg', 'a drawer 20 cm deep') with those of the
 * record in the same dimension, across units. Undefined when nothing is measured or nothing compares.
 */
export function measuredAnswer(product: Product, question: Question): DetailAnswer | undefined {
  const [asked] = question.measures
  if (asked === undefined) return undefined
  const isFitting = /(?<![^ ])fits?(?![^ ])/.test(question.line)
  const { concepts } = question
  const named = attributesNamed(product, concepts).map(({ name }) => name)
  const isAge = named.some((name) => /\bage\b/i.test(name))
  const names = named.length > 0 ? named : concepts.length > 0 ? [] : Object.keys(product.attributes)
  const measured = names.flatMap((name) => measuredAttribute(product, name, asked))
  const own = measured.filter(({ name }) => !isBeside(name))
  const fitting = isFitting ? fittingAttributes(product, asked, question) : []
  const compared = (fitting.length > 0 ? fitting : own.length > 0 ? own : measured).slice(0, mostNamed)
  if (isFitting && compared.length === 0) return { facts: [], missing: [formatValue(asked.value, asked.unit)] }
  if (compared.length === 0) return ofTitle(product, asked, question)
  const comparator = isAge ? 'at most' : question.comparator
  return {
    facts: compared.map(({ name, said, base }) => ({ name, value: said + relation(base, asked, isFitting) })),
    missing: [],
    verdict:
      !question.isYesNo || isFitting
        ? undefined
        : compared.some(({ base }) => holds(base, asked, comparator))
          ? 'yes'
          : 'no',
  }
}

/** 'fits up to 14 in', 'laptop size 15 in': what it is made to hold, where the record says it. */
function fittingAttributes(product: Product, asked: Measure, { nouns }: Question): Measured[] {
  return Object.keys(product.attributes)
    .filter((name) => rootsOf(name).some((root) => root === 'fit' || nouns.includes(root)))
    .flatMap((name) => measuredAttribute(product, name, asked))
}

/** 'how many hz does it have': the attributes in that unit or one of its dimension. */
export function unitAnswer(product: Product, { line }: Question): DetailAnswer | undefined {
  const unit = /(?<![^ ])(?:how many|whats the|what is the) ([a-z]+)(?![^ ])/.exec(line)?.[1]
  const asked = unit === undefined ? undefined : measureOf(1, unit)
  if (asked === undefined) return undefined
  const found = Object.keys(product.attributes)
    .filter((name) => !isBeside(name))
    .flatMap((name) => measuredAttribute(product, name, asked))
    .slice(0, mostNamed)
  return found.length === 0 ? undefined : { facts: found.map(({ name, said }) => ({ name, value: said })), missing: [] }
}

function measuredAttribute(product: Product, name: string, asked: Measure): Measured[] {
  const value = product.attributes[name]
  const unit = unitOf(product, name)
  const measure = typeof value === 'number' ? measureOf(value, unit) : undefined
  if (value === undefined || measure?.dimension !== asked.dimension) return []
  return [{ name, said: formatValue(value, unit), base: measure.base }]
}

/** Whether it fits depends on how it is turned, so the figures are said and the shopper decides. */
function relation(base: number, { base: limit, value, unit }: Measure, isFitting: boolean): string {
  if (!isFitting) return ''
  const asked = formatValue(value, unit)
  if (isSameMeasure(base, limit)) return ` (just ${asked})`
  return base < limit ? ` (less than ${asked})` : ` (more than ${asked})`
}

function holds(base: number, { base: asked }: Measure, comparator: Comparator): boolean {
  if (isSameMeasure(base, asked)) return true
  return comparator === 'equal' ? false : comparator === 'at most' ? base < asked : base > asked
}

/** '16 GB' in the title, where the attributes have no such unit. */
function ofTitle(product: Product, { value, unit }: Measure, { isYesNo }: Question): DetailAnswer | undefined {
  const written = new RegExp(
    String.raw`(?<![\d.,])${String(value).replace('.', '\\.')}[\s-]?${unit === '"' ? '["″”]' : unit}s?\b`,
    'iu',
  )
  if (!written.test(product.title)) return undefined
  return { facts: [{ name: 'title', value: `“${product.title}”` }], missing: [], verdict: isYesNo ? 'yes' : undefined }
}
