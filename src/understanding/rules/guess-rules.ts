import type { Reading } from '../reading.ts'
import type { Intent } from '../understanding.ts'
import { courtesyWords, orderWords } from './aside-words.ts'

/** 'package tape' is a thing, 'the tracking hasnt moved since monday' none. */
const mostWordsOfThing = 4

/** Words of a kind thing said, at most: 'what a lovely old wooden chair'. */
const mostWords = 6

/** Words that begin a command when an article or a pronoun follows, and name things otherwise: 'book a table', 'book ends'. */
const commands =
  /^(?:please )?(?:book|define|open|close|start|count|describe|solve|mute|skip|lock|generate|plan|take|answer|dial|ignore|simplify|navigate|hire|cancel|compile|declare|google|put|switch|cook|drive|walk|read|text|watch|order|print|reserve|record|clean|fix|feed|check|plant|repeat|change|update|look up) (?:a|an|the|my|me|this|that|to|it|us|your|all|some|up|on|off|out|into)\b/

/** Nothing in it but things and small words: no verb, no pronoun, no question. */
export const isNounPhrase = (line: string): boolean =>
  !commands.test(line) &&
  !/\b(?:i|im|ive|me|my|you|your|u|we|it|its|he|she|they|is|are|was|were|am|be|do|does|did|has|have|had|can|could|will|would|should|how|what|whats|who|when|where|why|which|tell|set|play|call|send|turn|write|make|get|give|find|show|say|know|let|help|dont|cant|wont|isnt|doesnt|please|stop|wants?|needs?|explain|translate|calculate|remind|roll|flip|book me|sing)\b/.test(
    line,
  )

/**
 * 'my neck aches', 'cutting onions makes me cry', 'where can I put all my spices', 'weeds between the stones'; a question that is
 * not of oneself, and what is to be done or told, is none of it.
 */
export const tellsOfOneself = (line: string): boolean =>
  (/\b(?:i|im|ive|id|my|me|we|were|weve|our|us)\b/.test(line) ||
    !/^(?:what|whats|who|whos|whose|when|where|why|how|hows|which|is|are|was|were|do|does|did|can|could|should|will|would)\b/.test(
      line,
    )) &&
  !/^(?:please |can you |could you |will you |would you )*(?:tell|give|find|sing|remind|play|take|call|send|book|show|let|help|wake|read|write|teach|draft|translate|convert|explain|schedule|turn|set|make|order|cancel|change|connect|transfer)\b/.test(
    line,
  )

/** 'what is the best laptop brand' is asked of a shop. */
const asksForAdvice =
  /\b(?:best|good|better|recommend|recommended|brands?|buy|choose|worth buying|cheapest|which)\b(?! (?:morning|night|friend|luck))/

/** 'great mug', 'cool box', 'thank you cards': kind words, of a thing. */
const namesThing = ({ terms }: Reading, line: string, isKeywords: boolean, isNamed: boolean): boolean =>
  isKeywords
    ? isNamed && terms.some((term) => !courtesyWords.has(term))
    : isNamed && line.split(' ').length <= mostWords && !/\b(?:i|im|ive|youre|are|is|for|my|the|this|that)\b/.test(line)

/**
 * Whether a message is about things that are sold although it sounds like small talk, an order or something else: 'cool box',
 * 'package tape', 'what is the best laptop brand'. `isThing` says whether a word names a kind of product.
 */
export function isAboutThings(
  guess: Intent,
  reading: Reading,
  line: string,
  isKeywords: boolean,
  isThing: (word: string) => boolean,
): boolean {
  const { terms } = reading
  const isNamed = terms.some(isThing)
  if (guess === 'smalltalk') return namesThing(reading, line, isKeywords, isNamed)
  // 'drone with 30 min flight time', 'hinged square ottoman': a thing and what is said of it.
  const isOfThing = isKeywords && [terms[0], terms.at(-1)].some((term) => term !== undefined && isThing(term))
  if (guess === 'out_of_scope') return isNamed && (asksForAdvice.test(line) || isOfThing)
  const isShort = line.split(' ').length <= mostWordsOfThing
  return (
    guess === 'order_status' &&
    isKeywords &&
    isShort &&
    terms.some((term) => !orderWords.has(term) && !/^\d/.test(term))
  )
}
