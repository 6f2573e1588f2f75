import Type, { type Static } from 'typebox'

/** Of one item; more is no number of things that anyone buys here. */
export const largestQuantity = 9_999
/** Characters of what names an item with all its wishes. */
export const longestItem = 300

/** Each is searched for where nothing before it is sold. */
export const mostAlternatives = 2

const Words = Type.String({ maxLength: longestItem })

/** One thing that a list asks for. */
export const ListItem = Type.Object({
  /** The thing, with the words that belong to its name, as written. */
  text: Words,
  /** How many of `unit` are wanted; of a range the larger number. */
  quantity: Type.Integer({ minimum: 1, maximum: largestQuantity }),
  /** What is counted, in the singular: box, pack, pair, ream, sheet; absent: single things. */
  unit: Type.Optional(Type.String({ maxLength: 20 })),
  /** How many are in one of them: 24 of '2 boxes of 24 crayons'. */
  pack: Type.Optional(Type.Integer({ minimum: 2, maximum: largestQuantity })),
  /** What `pack` counts where it is no things: 'paper, 500 sheets', 'a case of 10 reams'. */
  packUnit: Type.Optional(Type.Union([Type.Literal('sheet'), Type.Literal('ream')])),
  /** What else is said of it: 'blunt', 'wide ruled', 'under $40'. */
  wishes: Type.Array(Words),
  /** Other things that would do: 'coloured pencils' of 'crayons or coloured pencils'. */
  or: Type.Array(Words, { maxItems: mostAlternatives }),
  optional: Type.Optional(Type.Literal(true)),
  /** The line that it stands on, from 1. */
  line: Type.Integer({ minimum: 1 }),
})
export type ListItem = Static<typeof ListItem>

/** A text, read as a list of things to buy. */
export interface ShoppingList {
  items: ListItem[]
  /** What is ticked or crossed out, as written: it is not asked for. */
  struck: string[]
  /** Lines that are no items: headings, greetings, remarks. */
  remarks: string[]
  /** Those of them that are left out for their wording alone, and may name a thing. */
  doubtful?: string[]
  /** How many children it is for, where it says so on a line. */
  sets?: number | undefined
  /** Set when the text is longer than a list may be; what is beyond was not read. */
  cut?: 'lines' | 'words' | undefined
}

/** Longer lists are no shopping lists, and take longer to read than a shopper waits. */
export const mostLines = 500
export const mostWords = 10_000
/** Of a whole list: as many as so many words have at most, in any language. */
export const mostCharacters = 100_000
/** Of a line; as long as a message may be. */
export const longestLine = 4_000
