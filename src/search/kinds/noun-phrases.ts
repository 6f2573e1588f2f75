import { basicColour } from '../../catalogue/colours.ts'
import type { Product } from '../../catalogue/product.ts'
import { fold } from '../fold.ts'
import { headPhrases } from '../head-noun.ts'

/** Noun phrases that may say what a product is, as tokens with the head noun last, the surest source first. */
export interface NounPhrases {
  /** What the catalogue states outright: the category, the type of product, and what a title says behind the model. */
  stated: string[][]
  /** The noun phrases of the title, the model's name and a description that is no prose. */
  named: string[][]
}

/** Attributes that hold the kind of thing a product is, not of a part of it. */
const typeAttributes = ['product type', 'device type']

/** Whether a text is written in sentences. */
const isProse = (text: string): boolean => /\p{Ll}[.!?](?:\s|$)/u.test(text)

export function nounPhrases(product: Product): NounPhrases {
  const { title, brand, model = '', description = '', category, attributes } = product
  const types = typeAttributes.map((name) => attributes[name])
  const stated = [category.at(-1) ?? '', ...types.filter((type) => typeof type === 'string')]
  // A sentence says what the product is anywhere in it; a short description begins with it, as a title does.
  const named = [title, model, isProse(description) ? '' : description]
  return {
    stated: distinct([...behindModel(product), ...stated.flatMap((phrase) => headPhrases(phrase, brand))]),
    named: distinct(named.flatMap((phrase) => headPhrases(phrase, brand))),
  }
}

/**
 * Feeds that build a title of parts put the kind behind the model's name: 'Xerox 006R90321 toner
 * cartridge Original Black'. Values of attributes end it, and a
 * capital behind a small letter.
 */
function behindModel(product: Product): string[][] {
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

function distinct(phrases: string[][]): string[][] {
  return [...new Map(phrases.map((words) => [words.join(' '), words])).values()]
}
