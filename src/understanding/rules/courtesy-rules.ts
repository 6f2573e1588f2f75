import { anyOf, wholly } from './line.ts'

/** What a message of nothing but courtesy says. */
export type Courtesy =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'machine'
  | 'self'
  | 'pleasantry'
  | 'help'
  | 'joke'
  | 'laughter'
  | 'compliment'
  | 'affection'
  | 'insult'
  | 'apology'
  | 'presence'
  | 'browsing'
  | 'confusion'
  | 'dismissal'
  | 'uncertainty'
  | 'rejection'
  | 'refusal'
  | 'agreement'

const hello =
  '(?:hi+|hello+|helo|hallo|hola|bonjour|salut|ciao|hey+|heya|heyo|hiya|yo|howdy|sup|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|gm)'
const thank =
  '(?:thanks?|thank you|thank u|thanku|thankyou|thank yu|thx|ty|tysm|cheers|many thanks|gracias|danke|merci|much appreciated|(?:i )?appreciate it)'
const goodbye =
  '(?:bye|bye bye|goodbye|good bye|cya|good night|take care|ttyl|adios|(?:talk|catch) (?:to )?you later|see (?:you|ya|u)(?: (?:later|soon|around|tomorrow))?|until next time|(?:have|enjoy) (?:a |your )?(?:nice |good |great |lovely )?(?:one|day|evening|weekend)(?: too)?)'
/** What stands around one courtesy or another. */
const before = '(?:ok|okay|oh|well|alright|great|perfect|super|cool|nice|awesome|wonderful|good|yes|no|nope|and|so)'
const praise =
  '(?:nice|cool|good|great|perfect|awesome|amazing|excellent|fantastic|brilliant|lovely|super|sweet|wonderful|impressive|interesting|helpful|neat)'
const very = '(?:so |very |really |pretty |quite |super |just |actually |such |absolutely |totally )?'
const youAre = '(?:you are|youre|you re|ur|u r|u are|this is|that is|thats|its|it is|this bot is|the bot is)'

const names = '(?:there|all|everyone|bot|again|you|guys|team|shopclerk|sir|madam|mate|man|friend|buddy|folks|world)'

const patterns: readonly (readonly [Courtesy, RegExp])[] = [
  ['greeting', wholly(`${hello}(?: (?:${hello}|${names})){0,4}`)],
  [
    'goodbye',
    wholly(
      `(?:(?:${before}|${thank}|im done|thats all) ){0,3}(?:${goodbye}(?: for now| now)?(?: ${thank})?(?: |$)){1,3}`,
      '(?:same to you|you too)',
    ),
  ],
  [
    'refusal',
    wholly(
      '(?:no|nope|nah|na)(?: (?:no|nope|thanks|thank you|not really))?',
      'not really|i (?:said|mean) no|(?:no|nope|no thanks|no thank you) (?:im |i am |ill |i will )?(?:just )?(?:look|looking|shop|shopping|buy|buying|go|going|try|trying) (?:it )?(?:elsewhere|somewhere else)',
    ),
  ],
  [
    'thanks',
    wholly(
      `(?:(?:${before}|thats all|thats it|that was helpful|i found it|nothing|nothing else) ){0,3}${thank}` +
        '(?: (?:a lot|so much|very much|a bunch|a million|kindly|again|for (?:your|the|all your|all the) (?:help|time|info|recommendations?)|for helping|you|mate|man|buddy|that was helpful|thats very helpful|that helps|thats all|for now|bye|goodbye)){0,3}',
      // Thanks for something end there: 'thanks for the lamp, now show me chairs' asks.
      `(?!.* (?:show|find|need|want|looking|have|can|could|do|what|how|which|but|now|got|any) )${thank}(?: (?:so much|very much|a lot))? for (?:the|your|all|that|this|helping|showing|finding) .{1,60}`,
      '(?:no )?(?:thats|that is|that will be) (?:all|it)(?: (?:for )?(?:now|today))?|im (?:done|good)|i found (?:it|what i needed|what i was looking for)|found (?:it|what i needed)',
    ),
  ],
  [
    'machine',
    wholly(
      '(?:so |but )?(?:are|r) (?:you|u) (?:really |actually |just )?(?:a |an )?(?:(?:real |live )?(?:person|human)|human being|bot|robot|real|ai|machine|computer|program|chatbot|chatgpt|alive|human)(?: or .{1,30})?',
      '(?:am i|are we) (?:talking|speaking|chatting|typing) (?:to|with) (?:a |an )?(?:(?:real |live )?(?:person|human)|human being|bot|robot|real human|ai|machine|computer|program)(?: or .{1,30})?',
      '(?:is|are) (?:this|that|it|you) (?:a |an )?(?:bot|robot|chatbot|ai|machine|automated)(?: or .{1,30})?',
      'do you have (?:feelings|a soul|emotions)|(?:how old are|when were) (?:you|you born)|do you (?:ever )?sleep',
    ),
  ],
  [
    'self',
    wholly(
      '(?:so )?(?:who|what) (?:exactly )?(?:are|r) (?:you|u)|who is this|who am i (?:talking|speaking|chatting) (?:to|with)',
      '(?:what|whats|what is) (?:your|ur) name|do you have a name|what should i call you|who (?:made|built|created|owns) (?:you|u)|introduce yourself|tell me about yourself',
    ),
  ],
  [
    'pleasantry',
    wholly(
      `(?:${hello} )?(?:how|hows|how is) (?:are (?:you|u|things)|r u|you|(?:it|everything) going|are you doing|everything|life|your day|was your day|do you do|have you been)(?: (?:today|doing|going|doing today|my friend|mate))?`,
      '(?:whats|what is) (?:up|new)|(?:nice|pleased|good) to meet you|(?:nice|good) (?:talking|chatting) (?:to|with) you',
    ),
  ],
  [
    'help',
    wholly(
      '(?:please )?(?:help|help me|need help|i need (?:some )?(?:help|assistance)|(?:can|could) you (?:help|assist)(?: me)?)(?: please)?',
      'what (?:can|could) (?:you|i) (?:do|ask|say)(?: (?:here|for me|you))?|what (?:do you do|are you able to do|are your skills)|(?:show|tell) me what you can do',
      '(?:what|how) can you help(?: me)?(?: with)?|how (?:does this(?: chat)?|do you) work|how (?:do|should) i (?:use|start)(?: (?:this|you))?|where do i (?:start|begin)|commands|instructions|menu|options',
      '(?:i have|ive got|i got) a (?:quick )?question|(?:may|can) i ask (?:you )?(?:something|a question)|quick question',
    ),
  ],
  [
    'joke',
    wholly(
      '(?:please )?(?:(?:can|could|will) you )?(?:tell|say|know|give|do you know|got|have you got) (?:me |us )?(?:a |any |another |some |your best |one more )?(?:good |funny |dad )?jokes?(?: please)?|make me laugh|say something funny|joke',
    ),
  ],
  [
    'laughter',
    wholly(
      `(?:(?:oh|ok|okay|so|very|wow|thats|that is|youre|you are) ){0,2}(?:lol|lmao|rofl|(?:ha){2,}h?|(?:he){2,}|funny|hilarious)(?: (?:ok|okay|nice|good|cool|good one|right|true|yes|no|thats funny))?`,
    ),
  ],
  [
    'compliment',
    wholly(
      `(?:wow |haha )?${youAre} ${very}(?:a |an |the )?${very}(?:${praise}|smart|clever|kind|funny|best|genius|great help|good bot|(?:great|good) at (?:this|that|it|your job))(?: bot)?`,
      `(?:well done|(?:good|great|nice|excellent) (?:job|work|bot|choice|one|service|stuff)|you rock|best bot ever|(?:i )?love (?:it|this|them)|i (?:really )?(?:like|love) (?:it|this|this bot|them)|not bad|(?:it|they|that|this) looks? (?:good|great|nice)|looks (?:good|great|nice)|sounds (?:good|great|nice)|all good)`,
    ),
  ],
  [
    'affection',
    wholly(
      '(?:i|ily|i really|i think i) (?:love|like|miss|adore) (?:you|u)(?: (?:so much|bot))?|ily|(?:will you )?marry me|be my (?:girlfriend|boyfriend|friend|valentine)|are you (?:single|married)|do you (?:love|like) me|kiss me',
    ),
  ],
  [
    'insult',
    wholly(
      `(?:(?:wow|god|ugh|no|oh|well) )?(?:${youAre}|you) ${very}(?:a |an )?${very}(?:useless|stupid|dumb|idiot|an idiot|annoying|slow|bad|terrible|awful|horrible|worthless|rubbish|garbage|trash|pathetic|boring|ridiculous|a joke|crap|shit|the worst|worst|not (?:very )?(?:helpful|smart|good)|no (?:help|use)|hopeless|moron|suck|sucks|bitch|asshole)(?: (?:bot|thing|machine|idiot))?`,
      '(?:useless|stupid|dumb|bad|idiot|terrible|moron|asshole|fool|shut up|bullshit|crap|shit|damn|wtf|fuck)(?: (?:you|u|off|this|it|bot|robot|machine|thing|shit))?',
      '(?:this|the|your) (?:bot|chat|chatbot|assistant|thing|service|shop|site) (?:sucks|is (?:so |really |very )?(?:useless|stupid|bad|terrible|awful|rubbish|shit|crap|garbage|a joke|annoying|slow))',
      '(?:i hate (?:you|this|it|this bot)|go to hell|go away|get lost|screw (?:you|this)|piss off|you (?:dont|do not) (?:understand|get)(?: (?:me|it|anything|what i want))?|you understand nothing|you never (?:understand|listen)|this (?:doesnt|does not|isnt|is not) (?:work|working|help|helping|helpful)|(?:that|this) was no help)',
    ),
  ],
  [
    'apology',
    wholly(
      '(?:(?:oh|ok|no|im|i am|so|very|really|my) ){0,3}(?:sorry|apologies|apologise|apologize|my bad|bad|mistake|my mistake|oops|pardon|excuse me)(?: (?:about|for) (?:that|this|it))?(?: (?:bot|mate|my bad|my mistake))?',
    ),
  ],
  [
    'presence',
    wholly(
      '(?:bot|shopclerk|clerk|assistant)|(?:hello |hey )?(?:are you (?:still )?(?:there|here|alive|awake|busy)|(?:is )?any ?(?:one|body) (?:there|home|here)|can you hear me|ping|test(?:ing)?(?: \\d| one| two| three){0,3})',
      'do you understand(?: me)?|can you understand me|(?:im|i am) (?:back|here|new here)',
    ),
  ],
  ['browsing', wholly('(?:i ?m |i am |im )?just (?:looking|browsing|window shopping)(?: around)?|just having a look')],
  [
    'confusion',
    wholly(
      '(?:huh|what|wut|eh|pardon|come again|say what|what do you mean|i (?:dont|do not) (?:understand|get it|follow)(?: (?:that|you|what you mean))?|(?:that|this|it) makes no sense|what (?:is|was) that|wdym)',
    ),
  ],
  [
    'dismissal',
    wholly(
      '(?:(?:oh|ok|okay|ah|no|well|hm|hmm|actually|sorry|thanks|just) ){0,3}(?:never ?mind|nvm|nevermind|forget (?:it|that|about (?:it|that))|it (?:doesnt|does not) matter|doesnt matter|no matter|dont (?:bother|worry)(?: about it)?|leave it|skip it|cancel that|not important)(?: (?:then|that|it|thanks|thank you|please|now)){0,2}',
      'no (?:problem|worries|rush|hurry)|maybe later|not (?:now|yet)|later|wait|hold on|one moment|(?:just )?(?:a |one )?(?:sec|second|minute|moment)|let me think(?: about it)?|(?:ill|i will) think about it',
    ),
  ],
  [
    'uncertainty',
    wholly(
      '(?:(?:oh|well|um|uh|hmm|hm|honestly|sorry|ok|i|i really|really|absolutely|still|so) ){0,3}(?:(?:have )?(?:no|not any) (?:idea|clue)(?: (?:yet|really|sorry|what i want|what i need|what to (?:get|buy|choose)))?|(?:dont|do not|dunno|idk)(?: really)?(?: know)?(?: (?:yet|really|what i want|what i need|what to (?:get|buy|choose)))?|dunno|idk|not sure(?: (?:yet|really|what i want|what to (?:get|buy|choose)))?|(?:cant|can not|cannot) decide)',
      '(?:i (?:dont|do not) mind |ill accept |i accept |i will accept |im ok with |im fine with )?(?:anything|any (?:possibility|option|choice|style|kind|type|of them)|whatever)(?: (?:is|are|works|goes|will do|would do|suits|fits))?(?: (?:fine|ok|okay|good|acceptable|great|alright|possible))?(?: (?:for|with|by) me)?(?: (?:as long as|so long as|provided) .{1,40})?',
      '(?:im|i am) not sure(?: (?:yet|really|what i want|what to (?:get|buy|choose)))?|(?:maybe|perhaps|not really|hmm+(?: ok)?|hm|uh|um)|you (?:choose|decide|pick|tell me)|surprise me',
    ),
  ],
  [
    'rejection',
    wholly(
      '(?:(?:no|nope|nah|sorry|well|hmm|hm|but|actually|oh) ){0,3}(?:none|neither|nothing|not one|not any|no one|not a single one)(?: (?:of|from))? (?:(?:these|those|them|the above|that|this|here|it)(?: (?:(?:really )?(?:fits?|works?)|(?:is|are) (?:quite |really )?(?:right|good|ok|what i (?:want|need|wanted|needed|meant|am looking for|was looking for))|appeals?|suits?|really|please|thanks|thank you|looks? good|i like|products?|ones?|options?|results?))?(?: me| for me)?)',
      '(?:(?:no|nope|nah|sorry|well|hmm|hm|but|actually|oh) ){0,3}i (?:really )?(?:dont|do not|didnt) (?:really )?(?:like|love|want|need) (?:any of )?(?:these|those|them|it|any|that|this|any of (?:these|those|them|it))(?: (?:ones|options|results|products|at all))?',
      '(?:(?:no|nope|nah|sorry|well|but) ){0,2}(?:(?:thats |that is |this is |these are |those are |they are |its )?not (?:quite |exactly |really )?what i (?:want|wanted|need|needed|meant|asked for|am looking for|was looking for|had in mind)(?: at all)?|(?:thats|that is|this is) not (?:it|right)|(?:these|those|they) (?:are|re) (?:all )?(?:too |so |really |very )?(?:wrong|bad|ugly|awful|horrible|terrible|boring|no good|not (?:good|right|nice))|wrong (?:ones?|products?|results?))',
      '(?:(?:no|nope|nah|sorry|yes|well|but) ){0,2}(?:(?:i|im) )?(?:am )?(?:really )?(?:dont|do not|dony|didnt|dislike|not (?:satisfied|happy|pleased|fond)(?: (?:with|of))?)(?: (?:really )?(?:like|love|want))? ?(?:this|it|that|these|those|them)?(?: (?:one|ones))?(?: (?:please )?(?:can we |could we |lets |i want to |i would like to )?(?:change|replace|swap|make a change)(?: (?:it|this|that|them|a change))?){1,2}(?: please)?',
      '(?:(?:no|yes|well|but|really) ){0,2}(?:i (?:really )?)?(?:dont|do not|dony|dislike)(?: like)? (?:it|this|that)(?: one)?(?: (?:at all|please))?',
      'none|neither|u+gh+|a+rgh+|grr+|meh|none (?:fit|fits|work|works)|something (?:completely |totally |entirely )?(?:else|different)(?: please)?',
    ),
  ],
  [
    'agreement',
    wholly(
      `(?:(?:ok|okay|okey|wow|oh|ah|very|that is|thats|so|yes|yeah|sure|well) ){0,2}(?:${praise}|ok|okay|okey|k|kk|fine|alright|sure|sure thing|yes|yeah|yep|yup|ya|right|true|exactly|correct|indeed|of course)(?: (?:please|then|ok|okay|good|great|cool|thing|stuff)){0,2}`,
      'got it|i see|understood|i understand|i agree|makes sense|fair enough|that helps|thats helpful|wow|oh|ah|aha|omg|(?:im|i am) (?:happy|fine|tired|bored)|(?:merry christmas|happy (?:new year|birthday|holidays|easter))',
    ),
  ],
]

/** What a message of nothing but courtesy says; undefined when it says more. */
export const courtesyOf = (line: string): Courtesy | undefined =>
  patterns.find(([, pattern]) => pattern.test(line))?.[0]

const parts: readonly (readonly [Courtesy, RegExp])[] = [
  ['thanks', anyOf(thank)],
  ['goodbye', anyOf('bye', 'goodbye', 'cya', 'good night', 'see you')],
  ['machine', anyOf('are you (?:a |an )?(?:bot|robot|human|real|ai|machine|person)')],
  ['self', anyOf('who (?:are|r) (?:you|u)', 'your name', 'about yourself')],
  [
    'insult',
    anyOf(
      '(?:useless|stupid|idiots?|dumb|moron|hate|worst|sucks?|annoying|terrible|awful|pathetic|rubbish|garbage|fuck|fucking|shit|bullshit|crap|bitch|asshole)',
      'not (?:helpful|helping|working)',
    ),
  ],
  ['joke', anyOf('jokes?')],
  ['apology', anyOf('(?:im|i am|so) sorry', 'apologi[sz]e', 'my bad', 'my mistake', 'oops')],
  ['help', anyOf('help', 'what can you do', 'how does this work', 'can i ask')],
  ['affection', anyOf('(?:love|like|marry) (?:you|u)')],
  ['pleasantry', anyOf('how are (?:you|u|things)', 'how r u', 'hows it going', 'whats up', 'how have you been')],
  ['compliment', anyOf(`(?:you|youre|ur)(?: .{0,20})? (?:${praise}|smart|clever|the best|kind)`)],
  ['greeting', anyOf(hello)],
]

/** The courtesy that a message contains among other words. */
export const courtesyWithin = (line: string): Courtesy | undefined =>
  parts.find(([, pattern]) => pattern.test(line))?.[0]

/** What signs alone say: emoji and emoticons. */
export function courtesyOfSigns(text: string): Courtesy | undefined {
  if (/[\p{L}\p{N}]/u.test(text)) return undefined
  if (/[👎😠😡🤬😤😒🙄💩🖕]|>:\(/u.test(text)) return 'insult'
  if (/[😢😭😞😔☹🙁]|:'?-?\(/u.test(text)) return 'rejection'
  if (/[🙏]/u.test(text)) return 'thanks'
  if (/[👋]/u.test(text)) return 'greeting'
  if (/[❤💕💖💗😍🥰😘]|<3/u.test(text)) return 'compliment'
  if (/[😂🤣😆😹]/u.test(text)) return 'laughter'
  if (/[🤷🤔😕]/u.test(text)) return 'uncertainty'
  return /[👍👌✅😀-😊🙂😎🎉]|[:;]-?\)/u.test(text) ? 'agreement' : undefined
}
