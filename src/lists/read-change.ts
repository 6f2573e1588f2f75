import { type Basket, type BasketChange, type Level, mostSets, type Target, unknownTargets } from './basket.ts'
import { namesThing } from './names-thing.ts'
import { numberOf } from './numbers.ts'
import { readItem } from './read-item.ts'
import { type ListItem, longestItem } from './shopping-list.ts'
import { isWish, itemsOfSentence } from './split-line.ts'
import { unitNamed } from './units.ts'

/** A change is said in a short sentence. */
const longestChange = 200

const opening =
  /^(?:(?:please|ok|okay|and|now|can you|could you|hm+|actually|no|i(?:'d| would) (?:like|prefer)(?: to)?|let'?s|we need|i need|make (?:it|that|this)|give me|i want|use|take|show(?: me)?)[,!]?\s+)*/iu
const lineWord = '(?:(?:line|item|number|no\\.?|nr\\.?|position|row)\\s*#?\\s*|#\\s*)'
const number = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'

const removing =
  /^(?:remove|delete|drop|take (?:out|off|away)|cross (?:out|off)|leave out|skip|get rid of|without|forget(?: about)?)\s+(?<what>.+?)(?: from (?:it|the (?:list|basket)|my (?:list|basket)))?$/iu
const takingOut = /^(?:take|leave|cross|strike|throw)\s+(?<what>.+?)\s+(?:out|off|away)$/iu
const swapping =
  /^(?:swap|replace|change|exchange|switch|substitute)\s+(?:out\s+)?(?<what>.+?)\s+(?:for|with|to|by|into|against)\s+(?<by>.+)$/iu
const insteadOf = /^(?<by>.+?)\s+(?:instead of|in place of|rather than)\s+(?<what>.+)$/iu
const theList = '(?:it|(?:the|my|our|this) (?:shopping )?(?:list|basket|cart|bag))'
const adding = new RegExp(
  `^(?<verb>add|also(?: add)?|put(?: in)?|include|plus|and also)\\s+(?<what>.+?)(?: (?:(?:to|in|into|on|onto) ${theList}|too|as well))?$`,
  'iu',
)
/** What was found or listed already, and no thing of its own: 'add these to my cart' asks for the basket as it is. */
const allOfIt = new RegExp(
  `^(?:(?:it|this|that|these|those|them|one|both|everything|(?:all|both|each|any)(?: of)?(?: (?:it|this|that|these|those|them|the (?:things|items|lot)))?|the (?:whole )?lot|(?:the |these |those |all )*(?:things|items|products|ones))(?: all)?|(?:to|in|into|on|onto) ${theList})$`,
  'iu',
)
const listWord = /(?<!\p{L})(?:list|basket|cart)(?!\p{L})/iu
/** Of everything, and not of what was found last. */
const wholeWord = /(?<!\p{L})(?:all|everything|totals?|together)(?!\p{L})/iu
const childWord = /(?<!\p{L})(?:child|children|kids?|pupils?|students?)(?!\p{L})/iu
const sets = new RegExp(
  `^(?:it(?:'s| is) |its |they are |this is )?(?:for )?(?<sets>${number}|both|a couple of) (?:of (?:each|everything|all)|times|sets?|lists?|(?:school )?(?:children|child|kids?|pupils?|students?|people|persons?|boys?|girls?|sons?|daughters?|twins))(?: of (?:it|this|that|everything|each))?$`,
  'iu',
)
const doubling =
  /^(?:double|twice|two times|times two|x ?2)(?: (?:it|that|everything|all|all of it|the list|the basket|of everything))?$/iu
const tripling = /^(?:triple|three times|times three|x ?3)(?: (?:it|that|everything|all|all of it))?$/iu
const quantity = new RegExp(
  `^(?:only |just |set |change )?(?:${lineWord}(?<line>\\d{1,2})|(?<what>.+?))\\s+(?:to|x|=|should be)\\s*(?<count>\\d{1,4}|${number})(?:\\s+(?<unit>\\p{L}+)(?:\\s+of\\s+(?<pack>\\d{1,4}))?)?$`,
  'iu',
)
const showing =
  /^(?:(?:me )?(?:the|my|our|this) )?(?:whole |full )?(?:basket|list|shopping list|cart|totals?)(?: again| so far)?$|^what(?:'s| is) (?:in|on) (?:my|the) (?:basket|list|cart)$|^(?:what|how much) (?:does|do|is|will) (?:it|that|they|everything|the (?:list|basket|total)|all of (?:it|that))(?: all)?(?: cost| come to| together| in total)*$/iu
const clearing =
  /^(?:empty|clear|delete|remove|forget|throw away) (?:the |my |our )?(?:whole |entire )?(?:basket|list|cart|everything|it all)$/iu
const levelWords: readonly [RegExp, Level][] = [
  [
    /(?<!\p{L})(?:(?:the )?cheap(?:er|est)?|budget|(?:the )?(?:least|less) expensive|lowest price|low cost|economy|cheaply)(?!\p{L})/iu,
    'budget',
  ],
  [
    /(?<!\p{L})(?:premium|(?:the )?(?:best|top|better|higher|highest) quality|nicer|nicest|(?:the )?(?:more|most) expensive|dearer|dearest|fancy|fancier|luxury|better(?! match))(?!\p{L})/iu,
    'premium',
  ],
  [
    /(?<!\p{L})(?:(?:the )?best match(?:es)?|normal|standard|usual|middle|mid-?range|medium|in between)(?!\p{L})/iu,
    'best',
  ],
]
/** What is left of 'the cheaper ones please' without its level. */
const everything =
  /^(?:(?:the|some|all|of|for|with|go|switch|change|to|only|just|a|an|any|ones?|options?|products?|version|level|prices?|everything|it|them|things|items|please|basket|list|instead|choices?|alternatives?|quality)\s*)*$/iu

/** What a change is read with. */
export interface ChangeContext {
  /** Whether something else was searched for since. */
  isSearching: boolean
  /** Whether a word names something that the shop sells. */
  isThing(word: string): boolean
}

/**
 * A change of the basket that is asked for; undefined for every other message. What it is of is named: a line or an item of
 * the basket, the basket itself, or a thing that is sold; after another search 'cheaper ones' is said of what was found.
 */
export function readChange(message: string, basket: Basket, context: ChangeContext): BasketChange | undefined {
  if (message.length > longestChange || message.includes('\n')) return undefined
  const text = message
    .replace(/[’‘]/gu, "'")
    .trim()
    .replace(/[.!?\s]+$/u, '')
    .replace(/,? (?:please|thanks|thank you)$/iu, '')
  const said = text.slice(opening.exec(text)?.[0].length ?? 0).trim()
  const change = whole(text) ?? whole(said) ?? ofItems(text, context) ?? ofItems(said, context) ?? levelIn(said)
  if (change === undefined) return undefined
  return isOfBasket(change, text, basket, context) ? change : undefined
}

/** Whether a change is said of the basket, and not of what was found since or of an account. */
function isOfBasket(change: BasketChange, text: string, basket: Basket, { isSearching }: ChangeContext): boolean {
  const isListNamed = listWord.test(text)
  const targets = targetsOf(change)
  const unknown = unknownTargets(basket, change)
  // 'cheaper laptops' asks for laptops, and 'change my address to 12' is nothing of a list of pencils.
  const isNoneKnown = targets.length > 0 && unknown.length === targets.length
  const areWords = unknown.some((target) => typeof target === 'string')
  if (isNoneKnown && areWords && (change.do === 'level' || !isListNamed)) return false
  if (!isSearching || change.do === 'clear' || change.do === 'add') return true
  if (change.do === 'show') return isListNamed || wholeWord.test(text)
  if (change.do === 'sets') return isListNamed || childWord.test(text)
  return isListNamed ? change.do !== 'level' : targets.length > 0 && unknown.length === 0
}

const targetsOf = (change: BasketChange): readonly Target[] =>
  change.do === 'remove' ? change.targets : 'target' in change && change.target !== undefined ? [change.target] : []

/** What is asked of the basket as a whole. */
function whole(said: string): BasketChange | undefined {
  if (clearing.test(said)) return { do: 'clear' }
  if (showing.test(said)) return { do: 'show' }
  if (doubling.test(said)) return { do: 'sets', sets: 2 }
  if (tripling.test(said)) return { do: 'sets', sets: 3 }
  const many = sets.exec(said)?.groups?.sets
  if (many === undefined) return undefined
  const count = /^(?:both|a couple of)$/iu.test(many) ? 2 : numberOf(many)
  return count === undefined || count > mostSets ? undefined : { do: 'sets', sets: count }
}

function ofItems(said: string, context: ChangeContext): BasketChange | undefined {
  const out = removing.exec(said)?.groups?.what ?? takingOut.exec(said)?.groups?.what
  if (out !== undefined) return { do: 'remove', targets: targetsIn(out) }
  const counted = countedIn(said)
  if (counted !== undefined) return counted
  const swap = (swapping.exec(said) ?? insteadOf.exec(said))?.groups
  if (swap?.what !== undefined && swap.by !== undefined) {
    const by = itemIn(swap.by)
    const isOne = /^(?:1|one|only an?)\s/iu.test(swap.by)
    return by === undefined ? undefined : { do: 'swap', target: targetIn(swap.what), by, ...(isOne && { isOne }) }
  }
  return added(said, context)
}

/** 'line 2 should be 4', 'change the crayons to 3 boxes of 24'. */
function countedIn(said: string): BasketChange | undefined {
  const { count, line, what = '', unit, pack } = quantity.exec(said)?.groups ?? {}
  const value = numberOf(count ?? '')
  const named = unit === undefined ? undefined : unitNamed(unit)
  // 'change the crayons to 12 markers' asks for something else.
  if (value === undefined || (unit !== undefined && named === undefined)) return undefined
  const size = Number(pack ?? 0)
  return {
    do: 'quantity',
    target: targetIn(line ?? what.replace(/^(?:change|set) /iu, ''), line !== undefined),
    quantity: value,
    ...(named !== undefined && { unit: named }),
    ...(size > 1 && { pack: size }),
  }
}

/** Things that are added; what only points at what is there already asks to see the basket. */
function added(said: string, { isSearching, isThing }: ChangeContext): BasketChange | undefined {
  const { verb = '', what } = adding.exec(said)?.groups ?? {}
  if (what === undefined) return undefined
  if (allOfIt.test(what.replace(/ (?:please|now)$/iu, ''))) return { do: 'show' }
  const items = itemsOfSentence(what).flatMap((one) => itemIn(one) ?? [])
  const areThings = items.every((item) => !isWish(item.text) && !/^(?:my|your|our) /iu.test(item.text))
  const areKnown = items.some((item) => namesThing(item, isThing))
  const isAdd = /add$/iu.test(verb)
  const isMeant = isSearching ? /^add$/iu.test(verb) && areKnown : isAdd || areKnown
  return items.length > 0 && areThings && isMeant ? { do: 'add', items } : undefined
}

function levelIn(said: string): BasketChange | undefined {
  for (const [words, level] of levelWords) {
    if (!words.test(said)) continue
    const rest = said.replace(words, ' ').replace(/\s+/gu, ' ').trim()
    if (everything.test(rest)) return { do: 'level', level }
    const target = rest.replace(
      /^(?:(?:for|the|of|a|an|some|ones?|choose|get|with)\s+)+|\s+(?:ones?|instead|options?)$/giu,
      '',
    )
    if (target !== '' && target.split(' ').length <= 4) return { do: 'level', level, target: targetIn(target) }
  }
  return undefined
}

const lineNumber = new RegExp(`^(?:the )?${lineWord}?(?<line>\\d{1,2})$`, 'iu')
const wordNumber = new RegExp(`^(?:the )?${lineWord}(?<line>${number})$`, 'iu')

function targetIn(text: string, isLine = false): Target {
  const line = (lineNumber.exec(text.trim()) ?? wordNumber.exec(text.trim()))?.groups?.line
  const value = numberOf(line ?? (isLine ? text : ''))
  return (
    value ??
    text
      .trim()
      .replace(/^(?:the|my|our) /iu, '')
      .slice(0, 100)
  )
}

/** 'lines 2 and 4', 'the crayons and the ruler'. */
function targetsIn(text: string): Target[] {
  return text
    .replace(/^(?:the )?(?:lines|items|numbers)\s+/iu, '')
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/u)
    .filter((one) => one.trim() !== '')
    .slice(0, 20)
    .map((one) => targetIn(one))
}

const itemIn = (text: string): ListItem | undefined =>
  text.length > longestItem ? undefined : readItem(text.replace(/^(?:the|some|a few) /iu, ''), 1)
