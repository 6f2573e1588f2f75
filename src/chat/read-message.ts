import { mergeState, removeLimit } from '../understanding/merge-state.ts'
import {
  emptyState,
  type Intent,
  noConstraints,
  type State,
  type Understanding,
} from '../understanding/understanding.ts'
import type { ActionMeaning } from './actions.ts'
import type { Understander } from './answer.ts'
import type { ChatMessage, ProductQuestion } from './message.ts'

/** What a message comes to in its conversation. */
export interface Reading {
  /** As it was written or, when an action stands for words, with those. */
  message: ChatMessage
  understanding: Understanding
  /** The conversation's state after it, as far as the message alone decides. */
  state: State
  /** Whether the relaxing ladder must not be climbed. */
  exact: boolean
}

/** An understanding that needs no guess: a button was pressed, or a picture came without words. */
const certain = (given: Pick<Understanding, 'intent' | 'change'> & { terms?: string[] }): Understanding => ({
  confidence: 1,
  by: 'rules',
  terms: [],
  constraints: noConstraints(),
  ...given,
})

/** A message that was written, with or without pictures. */
export async function readWords(message: ChatMessage, before: State, understander: Understander): Promise<Reading> {
  if (message.text.trim() === '' && message.pictures.length > 0) {
    // A picture alone sets no limits: the search so far stays as it is.
    const understanding = certain({ intent: 'image_search', change: 'refine' })
    return { message, understanding, state: before, exact: false }
  }
  const understanding = await understander.understand(message.text, before)
  return { message, understanding, state: mergeState(before, understanding), exact: false }
}

const intentOf = {
  details: 'product_detail',
  similar: 'product_similar',
  look: 'image_search',
  compare: 'product_compare',
} as const satisfies Record<ProductQuestion['ask'], Intent>

/** A message that asks something of products that it names by their ids: as 'it' and 'these' do of what was spoken of. */
export function readQuestion(message: ChatMessage, { ask, products }: ProductQuestion, before: State): Reading {
  const [product] = products
  if (ask === 'look' && product !== undefined) return readLook(message, product, before)
  const understanding: Understanding = { ...certain({ intent: intentOf[ask], change: 'refer' }), refers: ['it'] }
  // Answers read the words of a message too, and these were not written to be read.
  return { message: { ...message, text: '' }, understanding, state: { ...before, focus: products }, exact: false }
}

/** A new search for what looks like the picture of a product, beside the list that is being bought. */
function readLook(message: ChatMessage, product: string, { basket }: State): Reading {
  const understanding = certain({ intent: 'image_search', change: 'new' })
  const state: State = { ...emptyState(), ...(basket !== undefined && { basket }), look: { product } }
  return { message: { ...message, text: '' }, understanding, state, exact: false }
}

/** A message that is the press of a button. */
export async function readAction(
  message: ChatMessage,
  meaning: ActionMeaning,
  before: State,
  understander: Understander,
): Promise<Reading> {
  switch (meaning.kind) {
    case 'say':
      return readWords({ ...message, text: meaning.text }, before, understander)
    case 'ask-support': {
      const understanding = certain({ intent: 'support', change: 'refine' })
      return { message: { ...message, text: meaning.text }, understanding, state: before, exact: false }
    }
    case 'more': {
      const understanding = certain({ intent: 'refine', change: 'more' })
      return { message, understanding, state: mergeState(before, understanding), exact: false }
    }
    case 'look-like':
      return readLook(message, meaning.product, before)
    case 'remove-limit': {
      const understanding = certain({ intent: 'refine', change: 'remove' })
      return { message, understanding, state: removeLimit(before, meaning.limit), exact: false }
    }
    case 'exact': {
      const understanding = certain({ intent: 'refine', change: 'refine', terms: meaning.state.terms })
      return { message, understanding, state: { ...meaning.state, page: 1 }, exact: true }
    }
  }
}
