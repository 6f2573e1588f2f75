import { anyOf, wholly, withoutCourtesy } from './line.ts'

const resets = wholly(
  '(?:lets )?start (?:over|again|anew|afresh|from scratch|from the beginning)',
  'begin again|restart|reset|from scratch|scratch that|do over|back to (?:the )?start',
  '(?:reset|clear) (?:everything|all|it all|search|the search|my search)|clear',
  '(?:start )?(?:a )?new search',
  'forget (?:it|that|everything|all that|all of that)(?: (?:lets )?start (?:over|again))?',
)

const thing = '(?:results?|options?|products?|items?|choices?|ones?|of (?:them|these|those|the same))'
const showing = '(?:show|give|see|get|load|display|find|recommend|suggest|list|view)(?: me)?'
const mores = wholly(
  `(?:${showing} )?(?:some |a few |a couple |any )?more(?: ${thing})?`,
  `(?:${showing} )?(?:the )?next(?: (?:page|ones?|results|few|six))?`,
  `(?:${showing} )?(?:the |any )?(?:others?|rest|remaining ones|other (?:ones|options|results|products))`,
  `(?:${showing} )?(?:any |some )other (?:ones|options|results|products|choices)`,
  'what else(?: (?:do you have|have you got|is there|you got|u got))?',
  'anything (?:else|more)|keep going|go on|continue|got more|page \\d{1,2}',
  '(?:do you have|are there|have you got|got) (?:any )?(?:more|others)',
)

export const asksToReset = (line: string): boolean => resets.test(withoutCourtesy(line))
export const asksForMore = (line: string): boolean => mores.test(withoutCourtesy(line))

const hello =
  '(?:hi+|hello+|helo|hallo|hey+|heya|heyo|hiya|yo|howdy|sup|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|gm)'
const greetings = wholly(
  `${hello}(?: (?:${hello}|there|all|everyone|bot|again|you|guys|team|shopclerk|sir|madam|mate|friend|buddy)){0,4}`,
)
const thank =
  '(?:thanks?|thank you|thank u|thanku|thankyou|thx|ty|tysm|cheers|many thanks|much appreciated|(?:i )?appreciate it)'
const thanks = wholly(
  `(?:(?:ok|okay|great|perfect|super|cool|nice|awesome|wonderful|alright|good|well|yes|no|nope|oh|thats all|that was helpful|i found it) ){0,3}${thank}` +
    '(?: (?:a lot|so much|very much|a bunch|a million|kindly|again|for (?:your|the|all your|all the) (?:help|time|info|recommendations?)|for helping|you|mate|man|buddy|that was helpful|that helps|thats all|for now|bye|goodbye)){0,3}',
)
const goodbyes = wholly(
  `(?:(?:ok|okay|${thank}|alright|well|cool|great|no) ){0,3}(?:(?:bye|bye bye|goodbye|good bye|cya|good night|take care|ttyl|see (?:you|ya|u)(?: (?:later|soon|around|tomorrow))?|have a (?:nice|good|great) (?:day|one|evening|weekend))(?: |$)){1,3}`,
)
const questionsAboutSelf = wholly(
  '(?:so )?(?:who|what) (?:are|r) (?:you|u)',
  '(?:are|r) (?:you|u) (?:a |an )?(?:(?:real )?(?:person|human)|bot|robot|real|ai|machine|chatbot|computer)(?: or .{1,20})?',
  'what(?:s| is) (?:your|ur) name|who (?:made|built|created|owns) (?:you|u)',
)
const pleasantries = wholly(
  `(?:${hello} )?(?:how|hows|how is) (?:are (?:you|u|things)|r u|you|(?:it|everything) going|are you doing|everything|your day|do you do)(?: (?:today|doing|going|doing today|my friend))?`,
  'whats (?:up|new)',
)
const helps = wholly(
  '(?:please )?(?:help|help me|need help|i need (?:some )?help|(?:can|could) you help(?: me)?)(?: please)?',
  'what can (?:you|i) (?:do|ask|say)(?: (?:here|for me|you))?|what (?:do you do|are you able to do)|show me what you can do',
  'what can you help(?: me)? with|how can you help(?: me)?|how (?:does this|do you) work|how do i use (?:this|you)|commands|instructions|menu',
)
const replies = wholly(
  '(?:(?:lol|haha|ok|okay|wow|oh|very|that is|thats|sounds|so|yes|no) )?(?:nice|cool|good|great|funny|perfect|awesome|amazing|ok|okay|k|fine|alright|sure|yes|yeah|yep|yup|no|nope|nah)',
  'got it|i see|understood|wow|lol|haha+|lmao|hmm+|hm|oh|never ?mind|maybe|maybe later|sorry|not bad|love it|i (?:like|love) it',
  '(?:i ?m |i am )?just (?:looking|browsing)(?: around)?|well done|(?:good|great|nice) (?:job|work)|(?:good|bad) bot|test(?:ing)?|(?:no|yes) (?:thanks|thank you|please)',
)

/** What a message of nothing but courtesy says; undefined when it says more. */
export type Courtesy = 'greeting' | 'thanks' | 'goodbye' | 'self' | 'pleasantry' | 'help' | 'reply'

export function courtesyOf(line: string): Courtesy | undefined {
  const kinds: readonly (readonly [Courtesy, RegExp])[] = [
    ['greeting', greetings],
    ['goodbye', goodbyes],
    ['thanks', thanks],
    ['self', questionsAboutSelf],
    ['pleasantry', pleasantries],
    ['help', helps],
    ['reply', replies],
  ]
  return kinds.find(([, pattern]) => pattern.test(line))?.[0]
}

/** The courtesy that a message contains among other words. */
export function courtesyWithin(line: string): Courtesy | undefined {
  if (anyOf(thank).test(line)) return 'thanks'
  if (anyOf('bye', 'goodbye', 'cya', 'good night', 'see you').test(line)) return 'goodbye'
  if (
    anyOf(
      'who (?:are|r) (?:you|u)',
      'your name',
      'are you (?:a |an )?(?:bot|robot|human|real|ai|machine)',
      'about yourself',
    ).test(line)
  )
    return 'self'
  if (anyOf('help', 'what can you do', 'how does this work', 'can i ask').test(line)) return 'help'
  if (anyOf('how are (?:you|u|things)', 'how r u', 'hows it going', 'whats up').test(line)) return 'pleasantry'
  return anyOf(hello).test(line) ? 'greeting' : undefined
}
