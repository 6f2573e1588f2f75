import { type Measure, measureOf } from '../catalogue/measures.ts'
import type { Word } from './words.ts'

/** Measures within a text: '16 GB', '20cm', '15"'. */
export function measuresIn(words: readonly Word[]): Measure[] {
  return words.flatMap((_, index) => measureAt(words, index)?.measure ?? [])
}

/** The measure whose number stands at a place, and where it ends. */
export function measureAt(words: readonly Word[], index: number): { measure: Measure; end: number } | undefined {
  const word = words[index]
  if (word?.kind !== 'number' || Number.isNaN(word.value) || isName(word)) return undefined
  const next = words[index + 1]
  // Shops write 128G for gigabytes; nobody looks for so many grams with a capital.
  if (/^(?:8|16|32|64|128|256|512|1024)G$/.test(word.raw)) return found(measureOf(word.value, 'GB'), index + 1)
  if (word.unit !== '') return found(measureOf(word.value, word.unit), index + 1)
  if (next === undefined || next.kind === 'number') return undefined
  // 27" and 27'' are inches; a hyphen may join a number to its unit.
  if (next.kind === 'mark') return next.glued ? markedAt(words, index, word.value) : undefined
  return isShort(next, words[index + 2]) ? undefined : found(measureOf(word.value, next.text), index + 2)
}

function markedAt(words: readonly Word[], index: number, value: number) {
  const [mark, after] = [words[index + 1]?.text ?? '', words[index + 2]]
  if (/["″”]/.test(mark)) return found(measureOf(value, '"'), index + 2)
  if (mark === "'" && after?.text === "'") return found(measureOf(value, '"'), index + 3)
  return mark === '-' && after?.kind === 'word' && after.glued
    ? found(measureOf(value, after.text), index + 3)
    : undefined
}

const found = (measure: Measure | undefined, end: number) => measure && { measure, end }

/** 'two a day', '3 t' and '5 in stock' measure nothing; '27 in monitor' does. */
const isShort = ({ text }: Word, after: Word | undefined): boolean =>
  /^[ats]$/.test(text) ||
  (text === 'in' && /^(?:stock|total|store|one|a|an|the|my|black|white|all|each|\d.*)$/.test(after?.text ?? ''))

/** 5G is a network and 4K a resolution, not grams and kilos. */
const isName = ({ raw }: Word): boolean => /^[2-6][gk]$/i.test(raw)
