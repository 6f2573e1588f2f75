import type { Intent } from '../understanding.ts'
import { anyOf, wholly, within } from './line.ts'

const talking = '(?:talk|speak|chat|connect|transfer|put|hand|pass|forward|escalate)'
const people =
  '(?:human|person|agent|someone|somebody|representative|rep|operator|manager|supervisor|employee|adviser|advisor|staff|colleague|specialist|salesperson|customer (?:service|support|care)|support|sales|your team)'
const boss = '(?:human|person|manager|supervisor|representative|boss|agent|operator)'
const handoffs = [
  anyOf(
    `(?:get|give|want|need|bring|find|send|fetch)(?: me)? (?:a |an |the |your |some )?(?:real |actual |live )?${boss}(?! (?:desk|chair|mug|gift|gifts|book|bag))`,
    `${boss} (?:please|now|pls)`,
  ),
  anyOf(`${talking}(?: me)?${within(25)}${people}`, `${talking} (?:to|with) (?:a |an )?${people}`),
  anyOf(
    '(?:real|actual|live) (?:person|human|agent|employee|operator|representative|support|people)',
    'human (?:being|agent|operator|representative|support|help)',
  ),
  wholly(`(?:please )?(?:a |an |the )?${people}(?: (?:please|pls|rep|representative|agent|number|now)){0,2}`),
  anyOf(
    '(?:call|ring|phone) (?:me|you guys|u)(?! (?:an?|the|my) )(?: back)?',
    '(?:can|could|may) i (?:call|ring|phone) you',
  ),
  anyOf(`(?:someone|somebody|a person|a human)${within(20)}(?:call|ring|phone|contact) me`),
]

const parcel = '(?:orders?|ordr|package|parcel|delivery|shipment|purchase|stuff|courier)'
const fate =
  '(?:arrive|arrived|arriving|come|coming|here|late|delayed|lost|stolen|shipped|ship|sent|way|delivered|processing|received|dispatched|missing|through)'
const orderStatuses = [
  anyOf(
    `(?:where is|wheres|wher is|where are|track|tracking|locate|status of|whats happening with|what happened to|update on|news (?:on|about)|eta (?:for|of)|check|look up)${within(20)}(?:my |our |the |an )?${parcel}`,
  ),
  anyOf(
    `${parcel} (?:status|statuss|tracking|history|number|nr|no|#|id)`,
    `${parcel} (?:number |nr |no |# ?)?\\d[\\d-]{2,}`,
    `# ?\\d[\\d-]{3,}`,
  ),
  anyOf(
    `(?:my|our|the) ${parcel}(?: .{0,40})? ${fate}`,
    `(?:has|did|is|was|will|when|why|hasnt|didnt|never|waiting (?:for|on))${within(25)}my ${parcel}`,
  ),
  anyOf('tracking (?:number|code|link|info|id)', 'out for delivery', '(?:says|marked|shows)(?: as)? delivered'),
  anyOf(
    `i (?:have )?(?:ordered|placed an order)${within(60)}(?:weeks?|days?|yesterday|ago|monday|tuesday|wednesday|thursday|friday|saturday|sunday|months?|here|news|came|come|arrived|yet|through|still)`,
  ),
]

/** 'an update on my order' is news of it, and 'update my order' changes it. */
const orderNews = [anyOf(`updates? (?:on|about|for|of) (?:my |our |the )?${parcel}`)]

const change =
  '(?:cancel|cancelling|cancellation|change|changing|modify|amend|edit|update|correct|fix|alter|combine|merge|add (?:.{1,30} )?to|remove (?:.{1,30} )?from)'
/** What the help centre answers although an order is spoken of: changing it, and what came of it. */
const orderQuestions = [
  anyOf(
    `${change}(?: (?:of|my|our|the|an|this|that|last|recent|existing|shipping|delivery|address|quantity|size|colou?r|on|for|in)){0,5} (?:${parcel}|purchase)`,
    '(?:change|update|correct|fix|wrong|edit) (?:of )?(?:the |my |our |a )?(?:shipping |delivery |billing )?address',
    `(?:the |my |an )?(?:colou?r|size|quantity|address|model|item) (?:of|in|on|for) (?:my|our|the|this) ${parcel}`,
    'order(?:ed)? (?:it |this |them )?(?:by mistake|by accident|twice|accidentally)|(?:accidentally|mistakenly) ordered|ordered (?:the )?wrong',
  ),
  anyOf(
    `(?:my|our|the) ${parcel}(?: .{0,30})? (?:broken|damaged|smashed|cracked|incomplete|missing (?:an item|something|parts?|a part|one|items)|wrong)`,
  ),
]

const supports = [
  anyOf(
    '(?:return|returns|refund|exchange|shipping|delivery|privacy|warranty|cancellation) (?:policy|policies|rules|conditions|terms|period|window|costs?|fees?|charges?|options|times?)',
  ),
  anyOf(
    `(?:how|can|could|want|need|like|wish|may|should|possible|trying)${within(25)}(?:return|refund|cancel|exchange|send back|send (?:it|this|them|something|an item) back)(?! (?:address|label))`,
  ),
  anyOf(
    'refunds?',
    'money back',
    'reimburse(?:d|ment)?',
    'chargeback',
    'charged twice',
    'double charged',
    'restocking fee',
  ),
  anyOf('(?:do|can|will|could) (?:you|u|ya|yall)(?: guys)? (?:ship|deliver|repair|price match|recycle)'),
  anyOf(
    'how (?:much|long|fast|quick|quickly) (?:is|are|does|do|will|would|for)(?: the| your)? (?:shipping|delivery|postage|warranty|guarantee|returns)',
  ),
  /(?<![^ ])(?:what|how|whats|hows|tell me|explain|is there)(?: .{0,25})? (?:warranty|guarantee)(?: (?:work|cover|last|period))?$/,
  anyOf(
    'payment (?:methods?|options?|plans?)',
    'pay (?:with|by|via|using|in|on)',
    'installments?',
    'instalments?',
    'klarna',
    'paypal',
  ),
  anyOf(
    '(?:opening|store|business|shop) (?:hours|times)',
    'what are your hours',
    'where (?:is|are) your (?:shops?|stores?|offices?)',
  ),
  anyOf(
    `(?:promo|discount|voucher|coupon|promotional)(?: codes?)?${within(30)}(?:works?|working|invalid|expired|apply|enter|use|declined|accepted|isnt|not|doesnt|dont)`,
  ),
  anyOf(
    `(?:forgot|reset|change|recover|lost|remember)${within(15)}password`,
    'log ?in',
    'sign in',
    'log into',
    'my account',
  ),
  anyOf(
    `(?:need|get|send|have|want|where)${within(20)}(?:invoice|receipt)(?! (?:printer|paper|book|holder|scanner|rolls?))`,
  ),
  anyOf(
    `(?:arrived|came|received|got|delivered|it is|is|its|was|were)${within(25)}(?:broken|damaged|defective|faulty|wrong (?:item|product|size|colou?r|one)|cracked|stained|incomplete)`,
  ),
  anyOf(
    'send(?:ing)? (?:it|this|them|something|stuff|things|an item) back',
    'charge (?:me )?for (?:delivery|shipping|returns?|postage)',
    '(?:if|when) (?:it|this|something) (?:breaks|breaks down|fails|stops working|doesnt fit|does not fit)',
    'swap (?:it|this|them) (?:for|with)',
  ),
  anyOf('stopped working', 'not working anymore', '(?:wont|does not|doesnt) turn on'),
]

const picture = '(?:photos?|photograph|pictures?|pics?|images?|img|screenshot|snapshot|snap)'
/** 'photo paper', 'picture frame': things that are sold. */
const notThing =
  '(?! (?:papers?|frames?|printers?|albums?|books?|scanners?|editors?|editing|holder|hooks?|light|box|quality|hanging|hanger|sensor|resolution))'
const images = [
  anyOf(
    `(?:by|with|from|using|via|in|on|through|the|this|that|my|a|an|attached|see|send|sent|sending|upload|uploaded|uploading|attach|took|take) (?:a |an |my |the |this |that |your |attached ){0,2}${picture}${notThing}`,
  ),
  anyOf(
    `(?:heres|here is|attached|match|look at|use|read|scan|understand|recogni[sz]e)${within(20)}${picture}${notThing}`,
  ),
  anyOf(
    '(?:image|picture|photo|visual|reverse image) (?:search|recognition|upload|lookup)',
    'see (?:the )?attach(?:ed|ment)',
    '(?:search|searching|find|shop|look up) (?:by|with|using|via) (?:my |the |a )?camera',
  ),
  new RegExp(`^${picture}(?: (?:attached|below|related)(?: .*)?)?$`),
  new RegExp(`^${picture} of (?:a|an|my|the|some) .{1,60} (?:find|similar|same|search|identify|match)(?![^ ])`),
]

/** Things that are sold although they are called by a word of service. */
const soldServices = anyOf(
  '(?:warranty|care|guarantee) (?:extensions?|packs?|upgrade|plans?|stickers?|labels?|seals?)',
  'extended (?:warranty|guarantee)',
  '(?:return|shipping|delivery|address) (?:address |shipping )?(?:labels?|stickers?|stamps?|carts?|bags?|box|boxes)',
  'order (?:books?|pads?|forms?)',
  '(?:phone|video|conference|zoom|teams) calls?',
  'gift cards? holders?',
  '(?:human|customer service) (?:anatomy|skeleton|bell)',
  'thank you (?:cards?|notes?|gifts?|tags?|stickers?|bags?|letters?|stamps?)',
)

const matches = (patterns: readonly RegExp[], line: string): boolean => patterns.some((pattern) => pattern.test(line))

/** What a message wants of the shop rather than of its products; undefined when that is not plain. */
export function serviceIntent(line: string): Intent | undefined {
  if (soldServices.test(line)) return undefined
  if (matches(handoffs, line)) return 'handoff'
  if (matches(orderNews, line)) return 'order_status'
  if (matches(orderQuestions, line)) return 'support'
  if (matches(orderStatuses, line)) return 'order_status'
  if (matches(images, line) && !/\b(?:more|better|other) (?:photos|pictures|images|pics)\b/.test(line))
    return 'image_search'
  return matches(supports, line) ? 'support' : undefined
}
