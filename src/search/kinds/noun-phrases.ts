import { basicColour } from '../../catalogue/colours.ts'
import type { Product } from '../../catalogue/product.ts'
import { fold } from '../fold.ts'
import { computer, headPhrases } from '../head-noun.ts'
import { stem } from '../stem.ts'

/** Noun phrases that may say what a product is, as tokens with the head noun last, the surest source first. */
export interface NounPhrases {
  /** What the catalogue states outright: the category, the type of product, and what a title says behind the model. */
  stated: string[][]
  /** The noun phrases of the title, the model's name and a description that is no prose. */
  named: string[][]
}

/** The attribute that holds what kind of thing a product is. */
const ownType = 'product type'
/** Of a device what kind it is, of an accessory what it is made for. */
const deviceType = 'device type'
const typeAttributes = [ownType, deviceType]

/** Whether a text is written in sentences. */
const isProse = (text: string): boolean => /\p{Ll}[.!?](?:\s|$)/u.test(text)

export function nounPhrases(product: Product): NounPhrases {
  const { title, brand, model = '', description = '', category, attributes } = product
  const textOf = (name: string): string => (typeof attributes[name] === 'string' ? attributes[name] : '')
  const phrasesIn = (texts: readonly string[]): string[][] => texts.flatMap((text) => headPhrases(text, brand))
  const behind = behindModel(product)
  const outright = [...behind, ...phrasesIn([category.at(-1) ?? '', textOf(ownType)])]
  const stated = outright.length > 0 ? outright : phrasesIn([textOf(deviceType)])
  // A sentence says what the product is anywhere in it; a short description begins with it, as a title does.
  const others = [model, isProse(description) ? '' : description]
  const inTitle = headPhrases(title, brand)
  const named = [...(behind.length > 0 ? [] : inTitle), ...phrasesIn(others)]
  const throughModel = inTitle.filter((words) => behind.some((end) => end.at(-1) === words.at(-1)))
  const all = [...stated, ...named, ...throughModel]
  const isWhole = (words: string[]): boolean => !all.some((longer) => isCutShortOf(words, longer))
  return { stated: distinct(stated.filter(isWhole)), named: distinct(named.filter(isWhole)) }
}

/** Whether a phrase ends too early: 'wetex keyboard' where 'keyboard cover' stands as well. */
function isCutShortOf(words: readonly string[], longer: readonly string[]): boolean {
  const head = words.at(-1) ?? ''
  const longerHead = longer.at(-1)
  return longerHead !== head && longerHead !== computer && longer.includes(head)
}

/**
 * Feeds that build a title of parts put the kind behind the model's name: 'Xerox 006R90321 toner
 * cartridge Original Black'. Values of attributes end it, and a
 * capital behind a small letter.
 */
function behindModel(product: Product): readonly string[][] {
  const { title, model } = product
  if (model === undefined) return []
  const at = ` ${title} `.toLowerCase().indexOf(` ${model.toLowerCase()} `)
  if (at === -1) return []
  const words = title
    .slice(at + model.length)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const valueStarts = firstWordsOfValues(product)
  const end = words.findIndex((word, index) => {
    const isNewPhrase = /^\p{Ll}/u.test(words[index - 1] ?? '') && /^\p{Lu}/u.test(word)
    return index > 0 && (isNewPhrase || valueStarts.has(fold(word)) || endsKind(fold(word)))
  })
  const phrase = words.slice(0, end === -1 ? undefined : end)
  return phrase.length > longestStated ? [] : headPhrases(phrase.join(' '))
}

/** 'server/workstation motherboard', 'uninterruptible power supply unit'; what is longer is a text of its own. */
const longestStated = 5

const endsKind = (word: string): boolean => /[\p{Nd}"(]/u.test(word) || basicColour(word) !== undefined

function firstWordsOfValues({ attributes }: Product): Set<string> {
  const starts = new Set<string>()
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'string' || typeAttributes.includes(name)) continue
    const first = /^[^\s,;]+/u.exec(value)?.[0]
    if (first !== undefined) starts.add(fold(first))
  }
  return starts
}

/** The values of a product's attributes that are a single word, as tokens: what it is made of, connected by … */
export function wordValues({ attributes }: Product): string[] {
  const values = Object.entries(attributes).flatMap(([name, value]) =>
    typeof value === 'string' && !typeAttributes.includes(name) ? value.split(/[,;\n]/u) : [],
  )
  const words = values.map((value) => fold(value.trim())).filter((word) => word !== '' && !/\s/u.test(word))
  return [...new Set(words.map(stem))]
}

function distinct(phrases: string[][]): string[][] {
  return [...new Map(phrases.map((words) => [words.join(' '), words])).values()]
}
