import { isOnlyContact } from './contact.ts'
import type { LexiconIndex } from './lexicon-index.ts'
import type { Reading } from './reading.ts'
import { asksForMore, asksToReset } from './rules/conversation-rules.ts'
import { courtesyOf } from './rules/courtesy-rules.ts'
import { concernOf } from './rules/distress-rules.ts'
import { isNounPhrase } from './rules/guess-rules.ts'
import { lineOf } from './rules/line.ts'
import { productIntent, type RuledIntent } from './rules/product-rules.ts'
import { serviceIntent } from './rules/service-rules.ts'
import type { State } from './understanding.ts'

/** Asking for a thing right at the beginning: a word of service in what follows is part of the thing's name. */
const asking = /^(?:i need|looking for|i want|show me|find|im looking for) (?:a |an |some |the |new )?/

/** 'my mouse is broken, recommend one': another is wanted, and no repair. */
const replacing =
  /(?<![^ ])(?:recommend|suggest|need (?:a new|another|a replacement|to buy)|want (?:a new|another)|looking for|show me)(?![^ ])/

/** What the record of the product spoken of says, and no rule of the shop. */
const ofItsWarranty =
  /(?<![^ ])(?:its (?:warranty|guarantee)|(?:warranty|guarantee) (?:of|on|for|does) (?:it|this|that))(?![^ ])/

/**
 * Rules of high precision for what a message wants. Undefined when none applies; then the limits and
 * the classifier decide. What is asked of the shop (orders, returns, people) comes before what is asked
 * of products. A message without a word or a number ('👍', '?!') is small talk: the answer asks back.
 */
export function ruledIntent(
  text: string,
  reading: Reading,
  state: State,
  lexicon: LexiconIndex,
): RuledIntent | undefined {
  const { words, refers } = reading
  const line = lineOf(words)
  if (!words.some(({ kind, raw }) => kind !== 'mark' && /[^\p{M}]/u.test(raw)))
    return { intent: 'smalltalk', change: 'refine' }
  if (concernOf(line) !== undefined) return { intent: 'out_of_scope', change: 'refine' }
  if (isOnlyContact(text)) return { intent: 'handoff', change: 'refine' }
  if (asksToReset(line)) return { intent: 'refine', change: 'reset' }
  if (asksForMore(line)) return { intent: 'refine', change: 'more' }
  if (courtesyOf(line) !== undefined) return { intent: 'smalltalk', change: 'refine' }
  const service = serviceIntent(line)
  // 'the warranty of the first one' is asked of its record, 'i need a receipt printer' of the catalogue.
  const isOfShown = state.results.length > 0 && refers.some((reference) => reference !== 'it' && reference !== 'all')
  const isThing =
    service === 'support' &&
    (asking.test(line) || replacing.test(line)) &&
    line.split(' ').some((word) => lexicon.isProductNoun(word))
  const isTrackingThing =
    service === 'order_status' &&
    isNounPhrase(line) &&
    !/\d/.test(line) &&
    lexicon.isProductNoun(line.split(' ').at(-1) ?? '')
  const isOfFocus = state.focus.length > 0 && ofItsWarranty.test(line)
  if (service !== undefined && !isThing && !isTrackingThing && !(service === 'support' && (isOfShown || isOfFocus)))
    return { intent: service, change: 'refine' }
  return productIntent(line, reading, state)
}
