import type { AnswerContext, Answerer, AnswerOutcome } from '../chat/answer.ts'
import { ShopclerkError } from '../errors.ts'
import { hasThing } from '../lists/names-thing.ts'
import { readChange } from '../lists/read-change.ts'
import { listOnPicture } from '../lists/recognise-list.ts'
import type { ShoppingList } from '../lists/shopping-list.ts'
import { mergeState } from '../understanding/merge-state.ts'
import { noConstraints, type Understanding } from '../understanding/understanding.ts'
import type { AnswerTools } from './dependencies.ts'
import { joined, shortened } from './format.ts'
import { answerAlike } from './look-answer.ts'
import { lookAnswer } from './picture-look.ts'
import { plainAnswer } from './plain-answer.ts'
import { saying, suggestionsPart } from './suggestions.ts'

/** Words of a picture that are offered to be searched for: those of a label, and not of a page. */
const mostOffered = 3
const longestOffered = 40

const inWords =
  'Tell me in words what you are looking for: what it is, its brand, its colour, or a number printed on it.'

const texts = {
  asked: `Send me a photo of your list, and I find and price what is on it. I can’t look for products by a picture of them. ${inWords}`,
  askedWithLooks:
    'Send me a photo of a thing, and I look for what looks like it; or a photo of your list, and I find and price what is on it.',
  nothing: `I see nothing on that picture: it looks blank. ${inWords}`,
  blurred: `That picture is too blurred for me to read. Take it again from closer and in more light, or write what is on it, one thing a line.`,
  page: `There is much to read on that picture, and no list that I can see. Take a photo of the list alone, or write it, one thing a line.`,
  noWords: `I see no list and no words on that picture, and I can’t look for products by a picture of them. ${inWords}`,
} as const

/**
 * Reads the pictures of a message. A list becomes a basket; of a thing what looks like it is searched for. Where nothing can
 * be searched by its look, words are offered to be searched for, or it is said honestly, and the search so far stays.
 */
export const imageSearch =
  (tools: AnswerTools, basket: Answerer, resting: (answerer: Answerer) => Answerer): Answerer =>
  async (context) => {
    const { message, signal } = context
    // 'More like this picture', pressed beside a product.
    if (message.pictures.length === 0 && context.understanding.change === 'new' && context.state.look !== undefined)
      return resting((heard) => answerAlike(heard, tools, heard.state))(context)
    if (message.pictures.length === 0)
      return plainAnswer(tools, tools.looks === undefined ? texts.asked : texts.askedWithLooks)(context)
    const read = await readPictures(tools, context)
    signal.throwIfAborted()
    if (read instanceof ShopclerkError) return plainAnswer(tools, read.message)(context)
    const { shows, text } = read
    const { isProductNoun } = await tools.shop()
    // Guesses at what a blur says are no list, however much they look like one.
    const isGuess = shows === 'nothing' || shows === 'blurred'
    const list = isGuess ? undefined : listOnPicture(text, isProductNoun, shows === 'list')
    if (list !== undefined) return basketOfPicture(context, list, basket, isProductNoun)
    const alike = await lookAnswer(context, tools, { ...read, text: isGuess ? '' : text }, resting)
    if (alike !== undefined) return alike
    if (isGuess) return plainAnswer(tools, texts[shows])(context)
    return text === '' ? plainAnswer(tools, texts.noWords)(context) : offerWords(tools, context, text)
  }

/** What is wrong with a picture is said to whoever sent it; what is wrong here is a failure as any other. */
async function readPictures({ pictures }: AnswerTools, { message, signal }: AnswerContext) {
  try {
    return await pictures.ofMessage(message, signal)
  } catch (error) {
    if (error instanceof ShopclerkError) return error
    throw error
  }
}

/** The list as if it had been written; what was written beside it may change its basket: 'for two children'. */
async function basketOfPicture(
  context: AnswerContext,
  list: ShoppingList,
  basket: Answerer,
  isThing: (word: string) => boolean,
): Promise<AnswerOutcome> {
  const { struck, doubtful = [], sets, cut } = list
  const skipped = doubtful.filter((line) => hasThing(line, isThing))
  // 'And 2 umbrellas, 3 mugs', written beside the picture.
  const items = [...list.items, ...(context.understanding.list?.items ?? [])]
  const understanding: Understanding = {
    intent: 'image_search',
    confidence: 1,
    by: 'rules',
    terms: [],
    constraints: noConstraints(),
    change: 'new',
    list: { items, struck, ...(skipped.length > 0 && { skipped }), ...(sets && { sets }), ...(cut && { cut }) },
  }
  const { list: _, ...alone } = understanding
  const state = mergeState(context.before, understanding)
  const change = state.basket && readChange(context.message.text, state.basket, { isSearching: false, isThing })
  const changed = change === undefined ? state : mergeState(state, { ...alone, basketChange: change })
  context.emit({
    type: 'notice',
    kind: 'read-from-picture',
    text: 'I read this from a picture. Please check the numbers, and tell me what is wrong: “line 2 should be 4”, “remove line 3”.',
  })
  const outcome = await basket({ ...context, understanding, state: changed })
  return { ...outcome, ownsWords: true }
}

/** The words of a picture as searches that can be pressed: they are data, and never searched for unasked. */
async function offerWords(tools: AnswerTools, context: AnswerContext, text: string): Promise<AnswerOutcome> {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^[-~\s]+|[~\s]+$/gu, ''))
    .filter((line) => /\p{L}{3}/u.test(line))
  const offered = lines.filter((line) => line.length <= longestOffered).slice(0, mostOffered)
  if (offered.length === 0) return plainAnswer(tools, lines.length === 0 ? texts.noWords : texts.page)(context)
  const named = joined(offered.map((line) => `“${shortened(line, longestOffered)}”`))
  context.emit({
    type: 'text',
    text: `I see no list on that picture, and I can’t look for products by a picture of them. The words on it that I can read: ${named}. Shall I search for one of them? ${inWords}`,
  })
  context.emit(suggestionsPart(offered.map((line) => saying(context, line, line))))
  return { state: context.state, trace: tools.noQueries }
}
