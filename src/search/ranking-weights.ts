import type { TextField } from './product-text.ts'

/**
 * Weights of the fields, from the measurements on Icecat's development judgements: nDCG@10 is level
 * for titles of 3 to 5 times the description. A brand mostly stands in the title as well. The kind is
 * no text of its own: it says which of the words is the thing itself.
 */
export const fieldWeights: Readonly<Record<TextField, number>> = {
  title: 3,
  brand: 0.5,
  model: 0.5,
  description: 1,
  attributes: 1,
  features: 0.25,
  kind: 0,
}

/**
 * A product that is what is looked for, and does not just mention it, gets this many times its score and
 * this many times the word's rarity more, nearly what the word gives in the shortest title (3 × 2.2): what is
 * recognised as a laptop comes before what is called a laptop's bag, though it may not have the word. From
 * measurements on Icecat's development judgements: a larger bonus brings more true things and lower nDCG@10,
 * since those that do not name themselves were never judged.
 */
export const kindBoost = 1.4
export const kindBonus = 5.5
/** What is looked for in two words or three ('flash drive'), not just the last of them: once for each word before it. */
export const narrowerKindBoost = 1.6
/** A server comes before a print server when servers are looked for. */
export const exactKindBoost = 1.5

/** The usual constants of BM25. */
export const k1 = 1.2
export const b = 0.75

/** Enough to pass products that have the words in several fields. */
export const titleBoost = 1.5

/** As much as being the thing counts: a thing that has the words as typed as well comes before nearly all that do not. */
export const typedBoost = 2
