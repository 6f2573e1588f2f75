import type { Reading } from '../reading.ts'
import type { Change, Intent, Reference, State } from '../understanding.ts'
import { anyOf, wholly, within, withoutCourtesy } from './line.ts'

/** What a rule makes of a message. */
export interface RuledIntent {
  intent: Intent
  change: Change
  /** Set when the message speaks of a product without saying so: 'and the weight?'. */
  refers?: Reference[]
}

const comparatives =
  '(?:cheap|light|heav|bigg|larg|small|fast|long|short|tall|wid|deep|thick|thinn|loud|quiet|bright|strong|high|low|pric|dear)i?(?:er|est)'

const comparisons = [
  /^(?:compare|compair|cmp|weigh up|size up|rank|contrast)(?![^ ])/,
  anyOf(
    '(?:can|could|please|pls|to|and|me|u|you|just|then|also|lets) compare',
    'comparison',
    'vs',
    'versus',
    'side by side',
    '\\w*\\d\\w* (?:against|compared (?:to|with)) (?:\\w+ ){0,2}\\w*\\d\\w*',
    'pros and cons',
    'what (?:does|do|has|have) .{1,40} (?:have|has|got|do) that',
  ),
  anyOf(
    'diff(?:erence)?s?(?: .{0,12})? (?:between|of|in)',
    'whats? the differences?',
    `how (?:do|does|are|is)${within(40)}(?:differ|different|compare)`,
  ),
  anyOf(
    `which (?:one |of (?:these|those|them|the (?:first |last |top )?(?:two|three|four)) )?(?:is|are|has|have|would|should|will|do|does|costs?|weighs?|lasts?)${within(20)}(?:better|best|more|most|less|least|fewer|fewest|newer|newest|${comparatives})`,
    '(?:next to|against) each other',
    'which (?:one |of (?:these|those|them) )?(?:costs?|weighs?|lasts?|prints?|holds?|runs?) (?:\\w+ )?(?:more|less|longer|most|least|longest)',
    `which (?:one|of (?:these|those|them|the two)) \\w+ (?:${comparatives}|better|best)`,
  ),
  anyOf(
    `(?:is|are|does|do|has|have|was)(?! there| you| u)${within(60)}(?:(?:\\w{3,}er|worse)(?: \\w+){0,2}|more(?: \\w+)?|less(?: \\w+)?) than (?:the|it|this|that|number|my|\\w+ one)`,
  ),
]
/** 'which of these would you take'. */
const asksToChoose = anyOf(
  'which (?:one |of (?:these|those|them|the \\w+) )?(?:would|should|do|shall) (?:you|i|we|u) (?:take|choose|pick|buy|get|recommend|suggest|prefer|go for)',
  `which (?:one |of (?:these|those|them) )?(?:\\w+ )(?:${comparatives}|better|best|more|most)`,
  '(?:these|those|they|them)(?: two| three)? (?:are )?(?:differ|different)',
  '(?:different|differ) between (?:these|those|them)',
)

/** Words of choosing, which compare when more than one product is named. */
const choosing = anyOf(
  'which',
  'better',
  'best',
  'should i',
  'decide',
  'choose',
  'torn',
  'up against',
  'weigh up',
  'worth',
  'hesitate',
  'differ',
  'compare',
)
const between = anyOf('or', 'and', 'than', 'over', 'between', 'vs', 'versus', ',')

const similars = [
  anyOf(
    '(?:similar|comparable|equivalent|identical) (?:to|as|like|products?|items?|ones?|things?|models?)',
    `similar${within(20)}to`,
  ),
  anyOf(
    '(?:something|smth|sth|anything|ones?|products?|things?|stuff|more|others|else|looks?|works?|feels?|sounds?|is|just|exactly|kinda) like (?:the|a|an|my|this|that|it|these|those|number|no|them)',
    '(?:something|smth|sth|anything|things?) like',
  ),
  anyOf(
    'same (?:sort|kind|type|style|thing|look|idea|concept|design)s?(?: of (?:thing|product|item|stuff|one))?s? (?:as|like)',
    '(?:closest|nearest|comes? close|close) to (?:the|this|that|these|those|number|no|it)',
    '(?:something|smth|sth|anything|ones|products?|models?) (?:similar|comparable|equivalent|alike)',
  ),
  anyOf(
    'alternatives? (?:to|for)',
    '(?:substitute|dupe|equivalent|stand-in|look ?alike|look-alike|twin|clone) (?:for|of)',
    'resembl\\w+',
    'along the lines of',
    'in the (?:vein|style|spirit) of',
    'akin to',
    'reminiscent of',
  ),
  wholly(
    '(?:any |some |other |cheaper |show me )?alternatives?',
    '(?:show me )?(?:something |anything )?(?:similar|comparable)(?: please)?',
  ),
  anyOf(
    '(?:presents?|gifts?|gift ideas?|present ideas?|(?:birthday|christmas) (?:presents?|gifts?)) (?:for|to)',
    '(?:gift|present) ideas?',
  ),
  anyOf(
    '(?:something|smth|smthg|smthn|sth|anything|a thing|stuff|a way|a solution|a gadget|a device) (?:to|that|which|so|for (?:my|when|keeping|holding|cleaning|recording|playing|drawing|working))',
  ),
  /(?<![^ ])(?:suggest|recommend) (?:me |us )?(?:something|smth|sth|anything)$/,
]

const asks = [
  /^(?:how|what|whats|hows|who|whos|which|when|where|why|is|are|does|do|did|has|have|can|could|will|would|was|whose)(?![^ ])/,
  anyOf(
    'tell me',
    'more (?:about|on)',
    'more info',
    'more information',
    'details?',
    'specs?',
    'specifications?',
    'describe',
    'dimensions',
    'know about',
  ),
  anyOf(
    '(?:price|cost|weight|size|colour|color|rating|stock|sku) of',
    'what(?:s| is| are| was| were) (?:the|its)',
    'how (?:much|many|heavy|big|long|tall|wide|loud|fast)',
  ),
  /(?<![^ ])(?:its|their) \w+(?: \w+)?$/,
]
/** Questions that ask for products, not about one. */
const asksFor = [
  /^(?:do|does|would|might|could) (?:you|u|ya|yall) (?:guys )?(?:happen to )?(?:have|sell|carry|stock|got|offer)(?![^ ])/,
  /^(?:can|could|would|will) (?:you|u|i|we) (?:please )?(?:show|find|recommend|suggest|get|see|have|buy|help|sort|filter|list|give)(?![^ ])/,
  /^(?:have|has) (?:you|u) got(?![^ ])|^(?:are|is) there(?![^ ])|^(?:what|how) about(?![^ ])|^where (?:can|do) i (?:find|get|buy)(?![^ ])/,
  /^(?:what|which) .{1,40} (?:do you|have you|u) (?:have|sell|carry|stock|got|offer)(?![^ ])/,
]
const takes = [
  anyOf(
    '(?:ill|i will|id like to|i would like to|i want to|want to|let me|please) (?:take|buy|order|purchase|have)',
    'i (?:like|love|prefer|want)',
    'looks good',
  ),
  anyOf(
    '(?:open|show(?: me)?|see|view|link to|order|buy|take|add|put|back to) (?:the|number|no|#)',
    'is (?:nice|good|fine|great|perfect|exactly)',
  ),
]

const matches = (patterns: readonly RegExp[], line: string): boolean => patterns.some((pattern) => pattern.test(line))
const isPosition = (reference: Reference): boolean => reference !== 'it' && reference !== 'all'

/** What a message wants of products that were shown or are named; undefined when that is not plain. */
export function productIntent(line: string, reading: Reading, state: State): RuledIntent | undefined {
  const isShown = state.results.length > 0
  if (isComparison(line, reading, state)) return { intent: 'product_compare', change: 'refer' }
  const refersToShown = isShown && reading.refers.length > 0
  // 'cheaper than the first one' asks for others.
  if (isShown && reading.relativePrice !== undefined && / than (?:the|number|it|this|that)(?![^ ])/.test(line))
    return { intent: 'refine', change: 'refine' }
  if (refersToShown && new RegExp(`(?<![^ ])${comparatives} than(?![^ ])`).test(line) && !matches(asks, line))
    return { intent: 'product_similar', change: 'refer' }
  if (matches(similars, line)) return { intent: 'product_similar', change: refersToShown ? 'refer' : 'new' }
  if (isShown && accepts.test(withoutCourtesy(line)))
    return { intent: 'product_detail', change: 'refer', refers: ['it'] }
  if (isShown && showsPictures.test(line)) return { intent: 'product_detail', change: 'refer', refers: ['it'] }
  if (isShown && (choosesOne(line, reading) || mostOf.test(line))) return { intent: 'product_detail', change: 'refer' }
  if (goesOnAsking(line, state)) return { intent: 'product_detail', change: 'refer', refers: ['it'] }
  if (asksOfFocus(line, reading, state)) return { intent: 'product_detail', change: 'refer', refers: ['it'] }
  return isDetail(line, reading, isShown) ? { intent: 'product_detail', change: 'refer' } : undefined
}

/** 'yes, I am happy with this one'. */
const accepts =
  /^(?:(?:yes|yeah|yep|great|perfect|good) )*(?:i (?:really )?(?:like|love|prefer|favou?r|appreciate|want|choose|take)|ill take|i will take|i(?: a)?m (?:very |quite |really )?(?:satisfied|happy|pleased|fine|content) with|i think|lets take) (?:this|that)(?: one| product| item)?(?: (?:is|looks) \w+)?$|^(?:(?:yes|yeah|yep|great|perfect|good) )*this (?:one|product) (?:works|suits me|fits|is (?:fine|good|great|perfect|suitable|right|satisfactory))(?: for me)?(?: (?:i|im|it) .{1,40})?$/

/** Pictures of what is shown, and no picture to search by. */
const showsPictures =
  /(?<![^ ])(?:(?:specific|particular|detailed|actual|more|better|other) )*(?:product |item )?(?:pictures?|photos?|images?) of (?:the |these |those |this |that )?(?:goods|products?|items?|it|them|first|second|third)(?![^ ])|(?<![^ ])(?:specific|particular|detailed|actual) (?:product |item )?(?:pictures?|photos?|images?)(?![^ ])|^(?:can|could|may) i (?:see|get|view) (?:the |a |some |more )?(?:pictures?|photos?|images?)(?: please)?$/

const mostOf =
  /(?<![^ ])the one with (?:the )?(?:most|least|biggest|largest|smallest|longest|shortest|highest|lowest|best)(?![^ ])/
const oneOfThose =
  /^(?:(?:ok|and|what about|how about|so|no|i mean|i meant|the) )*the (?:\w+ ){1,3}one$|^(?:(?:and|what about|no|i mean) )*the one (?:from|by|in|with) \w+(?: \w+)?$/

/** 'the black one', 'the one from Skerry', 'not the first one': one of those shown, by what it is or is not. */
const choosesOne = (line: string, { constraints, hasLimits }: Reading): boolean => {
  const said = withoutCourtesy(line)
  // 'not that pricey' chooses none.
  if ((!hasLimits && /^not (?:the|number|that|this)(?![^ ])/.test(said)) || said === 'the other one') return true
  return oneOfThose.test(said) && constraints.brands.include.length + constraints.colours.include.length > 0
}

/** Other colours, sizes and packs of the product that is spoken of. */
const variants = anyOf(
  '(?:is|are|do|does|can) (?:it|they|that|this)(?: also)? (?:available|come|comes|sold|get|got|exist)',
  '(?:available|comes?|sold) (?:in|as)',
  '(?:what|which|how many|any|other) (?:other |different )?(?:colou?rs?|sizes?)',
  '(?:do you|have you|you|u) (?:have|got|sell) (?:it|that|this)(?: one)? (?:in|as)',
)
const aspectAlone =
  /^(?:(?:ok|and|what about|how about|so|also|now) )*(?:(?:the|its|their|any) )?(?:prices?|weight|sizes?|dimensions|measurements|specs|specifications|height|width|depth|length|colou?rs?|materials?|ratings?|reviews?|brand|stock|availability|battery(?: life)?|memory|ram|storage|screen(?: size)?|resolution|warranty|power|capacity|noise|speed|ports?|connections?)$/
const partAsked =
  /(?<![^ ])(?:how (?:long|many|much|big|heavy|tall|wide|deep|loud|fast|bright|thick|old|high)|what|whats|which|is the|are the|does the|do the)(?![^ ])/

/** 'what about with the case' asks again what was asked last of the product spoken of. */
const goesOnAsking = (line: string, { question, focus }: State): boolean =>
  question !== undefined &&
  focus.length === 1 &&
  /^(?:(?:and|ok|so|but|or) )*(?:(?:what|how) about|and|or) (?:with|without|including) /.test(line)

/** With one product spoken of, a question that names no other is about it: 'how long does the battery last'. */
function asksOfFocus(
  line: string,
  { words, refers, constraints, terms, relativePrice }: Reading,
  { focus }: State,
): boolean {
  if (focus.length === 0 || refers.some((reference) => reference !== 'it') || constraints.brands.include.length > 0)
    return false
  if (constraints.price !== undefined || constraints.sort !== undefined || relativePrice !== undefined) return false
  const isVariant = variants.test(line)
  if (aspectAlone.test(withoutCourtesy(line))) return true
  if (/^(?:and|also) /.test(line) && words.at(-1)?.text === '?' && focus.length === 1) return true
  if (/^for (?:ages? |an? )?\d/.test(line) && words.at(-1)?.text === '?') return true
  if (focus.length > 1) return false
  if (isVariant) return true
  if (matches(asksFor, line) || constraints.colours.include.length > 0) return false
  const isQuestion = matches(asks, line) || words.at(-1)?.text === '?'
  return (
    isQuestion && partAsked.test(line) && terms.length <= 4 && !terms.some((term) => /\d.*[a-z]|[a-z].*\d/.test(term))
  )
}

function isComparison(
  line: string,
  { refers, terms, constraints, relativePrice }: Reading,
  { results, focus }: State,
): boolean {
  const isShown = results.length > 0
  // After a comparison 'which is the cheapest' asks of those compared; otherwise it orders what was found.
  const isOfCompared = focus.length > 1 && terms.length === 0
  const isOrder = constraints.sort !== undefined && relativePrice === undefined && refers.length === 0 && !isOfCompared
  if (matches(comparisons, line) && !isOrder)
    return refers.length > 0 || terms.length > 1 || isShown || constraints.brands.include.length > 1
  if (areTwoOfAKind(line)) return true
  // 'is the second one bigger' than the one that was spoken of.
  const isBigger = /^(?:and |so )?(?:is|are|was) /.test(line) && new RegExp(`(?<![^ ])${comparatives}$`).test(line)
  if (isBigger && isShown && refers.some(isPosition)) return true
  // 'first or second', 'what sets number 2 apart from number 3': two at once are set side by side, unless they are asked for.
  if (refers.filter(isPosition).length > 1 && !asksForBoth.test(withoutCourtesy(line))) return true
  if (isShown && asksToChoose.test(line)) return true
  const names = Math.max(isShown ? refers.length : 0, constraints.brands.include.length)
  return names > 1 && choosing.test(line) && between.test(line)
}

/** 'show me the first and the third', 'are the first two in stock'. */
const asksForBoth =
  /^(?:show|open|see|view|add|order|buy|get|tell me about|details|more|let me see|i (?:will |ll )?(?:take|want|like|need|have)|ill take)(?![^ ])|^(?:the )?(?:first|last|top) \w+(?: ones)?$|(?<![^ ])(?:in stock|available|details|photos|pictures)(?![^ ])/

/** 'carbon steel pan or cast iron pan': two kinds of one thing. */
const areTwoOfAKind = (line: string): boolean =>
  /^(?:(?:should i (?:get|buy|take)|what about|hm+) )?(?:an? )?(?:\w+ ){1,3}(\w{3,}) or (?:an? )?(?:\w+ ){1,3}\1(?: for .{1,30})?$/.test(
    line,
  )

function isDetail(line: string, reading: Reading, isShown: boolean): boolean {
  const { words, refers, terms, constraints, hasLimits } = reading
  const isFor = matches(asksFor, line)
  const isAsking = matches(asks, line) && !isFor
  if (isShown && /(?<![^ ])(?:cheapest|expensive|priciest|dearest) of (?:these|those|them|the)(?![^ ])/.test(line))
    return true
  if (refers.some(isPosition)) {
    if (isAsking || (isFor && !hasLimits)) return true
    const isQuestion = words.some(({ text }) => text === '?')
    return isShown && (isQuestion || matches(takes, line) || terms.length === 0)
  }
  if (!isShown || !isAsking) return false
  const isCalledOne = /\bone\b/.test(line) && constraints.brands.include.length + constraints.colours.include.length > 0
  if (/(?<![^ ])the (?:\w+ )?\w+(?:er|est|rated) one(?![^ ])/.test(line)) return true
  if (/^(?:\w+ ){0,3}more (?:about|on) the \w+$/.test(line) && constraints.brands.include.length > 0) return true
  const isOf = refers.includes('it') || /(?<![^ ])(?:they|their|these|those|them|both)(?![^ ])/.test(line)
  return isCalledOne || (isOf && refers.length > 0 && !hasLimits)
}
