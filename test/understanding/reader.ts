import type { Lexicon } from '../../src/search/engine.ts'
import { indexLexicon } from '../../src/understanding/lexicon-index.ts'
import { type Reading, readMessage } from '../../src/understanding/reading.ts'
import { emptyState, type State } from '../../src/understanding/understanding.ts'
import { wordsOf } from '../../src/understanding/words.ts'

/** A catalogue with brands of every kind: plain names, several words, English words, words for things, a measure. */
export const lexicon: Lexicon = {
  brands: [
    'HP',
    'Logitech',
    'DELL',
    'Canon',
    'Sony',
    'TP-LINK',
    'Cooler Master',
    'Case Logic',
    'StarTech.com',
    'be quiet!',
    'Kingston Technology',
    'Brother',
    'Sharp',
    'Office',
    'Desk',
    'Star',
    '3M',
    "Vogel's",
    'Ålesund',
    'Apple',
    'Samsung',
    'Epson',
    'Lenovo',
    'Acer',
  ],
  categories: [
    'Mice',
    'Keyboards',
    'Laser printers',
    'Office chairs',
    'Desk lamps',
    'Laptops',
    'Star projectors',
    'Toner',
  ],
  attributes: [],
  currency: 'USD',
}

/** What a message says, read over that catalogue. */
export function read(
  text: string,
  { state = emptyState(), currency = 'USD' }: { state?: State; currency?: string } = {},
): Reading {
  return readMessage(wordsOf(text), state, indexLexicon({ ...lexicon, currency }))
}

/** A search that is going on, with six products shown. */
export const searching = (given: Partial<State> = {}): State => ({
  ...emptyState(),
  terms: ['mouse'],
  results: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'],
  ...given,
})
