import { createHash } from 'node:crypto'
import { isColourAttribute, productColours } from '../catalogue/colours.ts'
import { type Product, unitOf } from '../catalogue/product.ts'
import { cleanLine } from '../catalogue/text.ts'

export interface ImagePrompt {
  text: string
  /**
   * Of what the prompt says of the product, not of the words around it: another wording of ours must not have
   * thousands of pictures paid for again. 32 hexadecimal digits.
   */
  hash: string
}

/** What a prompt says of a product. */
interface Subject {
  /** What it is: the last segment of its category. */
  kind: string
  title: string
  colour: string
  /** Name and value of what can be seen, in the order of `visible`. */
  traits: [name: string, value: string][]
}

/** Attributes that can be seen in a picture, each name as a whole; others would only lead a painter astray. */
const visible =
  'material|frame material|upper material|case material|fabric|finish|pattern|print|shape|form|style|type|size|capacity|' +
  'volume|length|width|height|depth|diameter|screen size|pieces|number of pieces|pack size|pack|count|quantity|doors|seats'
const visibleNames = visible.split('|')

/** A title of nothing but characters that are not seen says nothing. */
const visibleText = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Longer texts are no names of things; they would be cut by the provider, or hide what stands behind them. */
const longest = { title: 160, value: 60 }
const mostTraits = 8

/** What must not be in any picture: it would be a false promise, someone else's mark, or a face. */
const without = 'No text, letters, numbers, logos, brand marks, watermarks, price tags, packaging or people.'

/**
 * The prompt for a product's picture, from its record alone: the same for the same record, whatever the order of its
 * attributes. Undefined for a record without a title: there is nothing to paint.
 */
export function promptOf(product: Product): ImagePrompt | undefined {
  const subject = subjectOf(product)
  if (!visibleText.test(subject.title)) return undefined
  return {
    text: wordsOf(subject),
    hash: createHash('sha256').update(JSON.stringify(subject)).digest('hex').slice(0, 32),
  }
}

function subjectOf(product: Product): Subject {
  return {
    kind: short(product.category.at(-1) ?? '', longest.value),
    title: short(withoutBrand(product), longest.title),
    colour: colourOf(product),
    traits: traitsOf(product),
  }
}

/** A brand's name in a prompt makes painters add its logo. */
function withoutBrand({ title, brand }: Product): string {
  const name = brand?.trim() ?? ''
  if (name === '') return title
  // As a whole: 'Sun' is no part of 'Sunglasses'.
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?![\\p{L}\\p{N}])`, 'giu')
  return (
    cleanLine(
      title
        .replace(whole, ' ')
        .replace(/^[\s,:–-]+/, '')
        .replace(/\s+/g, ' '),
    ) || title
  )
}

function colourOf(product: Product): string {
  const stated = Object.entries(product.attributes)
    .filter(([name, value]) => isColourAttribute(name) && typeof value === 'string')
    .toSorted(byName)[0]
  return stated === undefined ? productColours(product).join(' and ') : short(String(stated[1]), longest.value)
}

function traitsOf(product: Product): Subject['traits'] {
  return Object.entries(product.attributes)
    .map(([name, value]): [string, string] => {
      const unit = unitOf(product, name)
      const text = typeof value === 'boolean' ? '' : `${value}${unit === undefined ? '' : ` ${unit}`}`
      return [short(name, longest.value).toLowerCase(), short(text, longest.value)]
    })
    .filter(([name, value]) => value !== '' && visibleNames.includes(name))
    .toSorted((a, b) => visibleNames.indexOf(a[0]) - visibleNames.indexOf(b[0]) || byName(a, b))
    .slice(0, mostTraits)
}

const byName = (a: readonly unknown[], b: readonly unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1)

/** On one line, and cut between two characters. */
function short(text: string, most: number): string {
  const line = cleanLine(text.replace(/\s+/g, ' '))
  return line.length <= most ? line : `${line.slice(0, most - 1).toWellFormed()}…`
}

function wordsOf({ kind, title, colour, traits }: Subject): string {
  const facts = [
    `Product: ${title}.`,
    ...(kind === '' ? [] : [`What it is: ${kind}.`]),
    ...(colour === '' ? [] : [`Colour: ${colour}.`]),
    ...(traits.length === 0 ? [] : [`Details: ${traits.map(([name, value]) => `${name} ${value}`).join(', ')}.`]),
  ]
  return [
    'A photograph for the catalogue of a shop: one product, whole and centred, seen slightly from above,',
    'on a plain white background with a soft shadow, in even studio light.',
    ...facts,
    'Show exactly this product, in this colour and material, and nothing else.',
    without,
  ].join(' ')
}
