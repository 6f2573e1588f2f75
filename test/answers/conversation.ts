import { fileURLToPath } from 'node:url'
import type { AnswerDependencies } from '../../src/answers/dependencies.ts'
import { createAnswerers } from '../../src/answers/index.ts'
import type { Product } from '../../src/catalogue/product.ts'
import type { ActionMeaning } from '../../src/chat/actions.ts'
import type { AnswerContext } from '../../src/chat/answer.ts'
import type { Handoff } from '../../src/chat/handoff.ts'
import type { ChatMessage } from '../../src/chat/message.ts'
import { type Reading, readAction, readWords } from '../../src/chat/read-message.ts'
import type { Part } from '../../src/chat/reply.ts'
import type { Trace } from '../../src/search/search.ts'
import { readIntentClassifier } from '../../src/understanding/classifier/intent-classifier.ts'
import { createUnderstander } from '../../src/understanding/understander.ts'
import { emptyState, type State } from '../../src/understanding/understanding.ts'
import { lexiconOf, memoryProductSearch } from '../fixtures/memory-product-search.ts'
import { blankPictures } from '../fixtures/pictures.ts'
import { articles } from '../fixtures/support/articles.ts'
import { memorySupportSearch } from '../fixtures/support/memory-support-search.ts'

const classifier = readIntentClassifier(fileURLToPath(new URL('../../data', import.meta.url)))

/** One answer, taken apart. */
export interface Answered {
  intent: string
  parts: Part[]
  /** All text parts, one after the other. */
  text: string
  notices: string[]
  products: Product[]
  total: number | undefined
  chips: string[]
  suggestions: string[]
  state: State
  trace: Trace
}

const nobody: Handoff = {
  isConfigured: false,
  request: async () => ({ status: 'not-configured' }),
  wasRequested: async () => false,
}

/** A conversation with a shop that has these products, and `others` beside them. */
export function conversation(
  products: readonly Product[],
  currency = 'USD',
  others: Partial<
    Pick<AnswerDependencies, 'support' | 'handoff' | 'pictures' | 'search' | 'lexicon' | 'patienceMs'>
  > = {},
) {
  const search = memoryProductSearch(products)
  const known = lexiconOf(products, currency)
  const lexicon = others.lexicon ?? (async () => known)
  const understander = createUnderstander({ lexicon, classifier })
  const answerers = createAnswerers({
    search,
    support: memorySupportSearch(articles),
    handoff: nobody,
    pictures: blankPictures,
    ...others,
    lexicon,
    engine: 'sqlite',
  })
  let state = emptyState()
  let actions = new Map<string, ActionMeaning>()
  let labels = new Map<string, string>()

  async function answer(reading: Reading, signal: AbortSignal): Promise<Answered> {
    const parts: Part[] = []
    actions = new Map()
    labels = new Map()
    const context: AnswerContext = {
      ...reading,
      before: state,
      signal,
      action(meaning) {
        actions.set(`action ${actions.size}`, meaning)
        return `action ${actions.size - 1}`
      },
      emit: (part) => void parts.push(part),
      emitText: (text) => void parts.push({ type: 'text', text }),
    }
    // What is sent is looked at first, as in the whole service.
    const { intent } = reading.understanding
    const outcome = await answerers[reading.message.pictures.length > 0 ? 'image_search' : intent](context)
    state = outcome.state
    for (const part of parts) {
      if (part.type === 'chips') for (const { label, action } of part.chips) labels.set(label, action)
      if (part.type === 'suggestions') for (const { label, action } of part.suggestions) labels.set(label, action)
      if (part.type === 'notice' && part.undo !== undefined) labels.set('undo', part.undo)
    }
    return taken(reading.understanding.intent, parts, outcome.state, outcome.trace)
  }

  const message = (text: string): ChatMessage => ({
    channel: 'web',
    messageId: 'm',
    conversationId: 'c',
    userId: 'u',
    text,
    pictures: [],
    receivedAt: 0,
  })

  return {
    search,
    /** Says something and gets the answer. */
    async say(text: string, signal = new AbortController().signal): Promise<Answered> {
      return answer(await readWords(message(text), state, understander), signal)
    },
    /** Sends a picture, with or without words. */
    async send(text = '', signal = new AbortController().signal): Promise<Answered> {
      const sent = { ...message(text), pictures: [{ id: 'a picture' }] }
      return answer(await readWords(sent, state, understander), signal)
    },
    /** Presses the button of the last answer that has this label. */
    async press(label: string): Promise<Answered> {
      const meaning = actions.get(labels.get(label) ?? '')
      if (meaning === undefined)
        throw new Error(`There is no button “${label}”, only ${[...labels.keys()].join(', ')}.`)
      return answer(await readAction(message(''), meaning, state, understander), new AbortController().signal)
    },
  }
}

function taken(intent: string, parts: Part[], state: State, trace: Trace): Answered {
  const shown = parts.find((part) => part.type === 'products')
  return {
    intent,
    parts,
    text: parts.flatMap((part) => (part.type === 'text' ? part.text : [])).join('\n'),
    notices: parts.flatMap((part) => (part.type === 'notice' ? part.text : [])),
    products: shown?.products ?? [],
    total: shown?.total,
    chips: parts.flatMap((part) => (part.type === 'chips' ? part.chips.map(({ label }) => label) : [])),
    suggestions: parts.flatMap((part) =>
      part.type === 'suggestions' ? part.suggestions.map(({ label }) => label) : [],
    ),
    state,
    trace,
  }
}
