import { anyOf, within } from './line.ts'

/**
 * What nobody should be left alone with, or be sold something for: harm to oneself, `sorrow`, `danger` by or to others, an
 * `emergency` of the body, and questions for a doctor (`medical`) or a lawyer (`legal`).
 */
export type Concern = 'self-harm' | 'sorrow' | 'danger' | 'emergency' | 'medical' | 'legal'

const patterns: readonly (readonly [Concern, RegExp])[] = [
  [
    'self-harm',
    anyOf(
      '(?:kill|killing|hurt|hurting|harm|harming|hang|hanging|drown|shoot) (?:myself|my self)(?! (?:laughing|with laughter))',
      '(?:cutting|cut) myself(?! (?:a|some|an|off|shaving|loose|on|with|while|when|and))',
      '(?:end|ending|take|taking) my (?:own )?life',
      '(?:want|wanna|wish|ready|going|like|like to|would rather) (?:to )?(?:die|be dead|not be alive|disappear forever)(?! (?:for|laughing))',
      '(?:i was|i were|id be better off|better off|wish i was|wish i were) dead',
      `(?:dont|do not|not|cant|no longer)${within(12)}(?:want to |wanna )?(?:live|be alive|exist|go on living)(?: (?:any ?more|any longer|like this))`,
      '(?:no reason|nothing left|no point) (?:to (?:live|go on)|in living|to live for|living)',
      '(?:i am|im|feel|feeling|is|are|was) (?:so |very )?suicidal|commit(?:ting)? suicide|(?:thinking|thoughts?) (?:of|about) (?:suicide|killing myself|dying)|self harm(?:ing)?|self-harm(?:ing)?',
      'how (?:to|do i|can i) (?:die|kill myself|overdose|hang myself)|(?:painless|easiest|quickest|fastest) (?:way to die|suicide|death)',
      '(?:i|ive|i have) (?:took|taken|overdosed)(?: .{0,20})? (?:pills|overdose|overdosed)',
    ),
  ],
  [
    'sorrow',
    anyOf(
      '(?:im|i am|i feel|ive been feeling|feeling) (?:so |really |very |just )?(?:depressed|hopeless|worthless|alone|lonely|heartbroken)',
      'my (?:mother|father|mum|mom|dad|wife|husband|son|daughter|brother|sister|grandma|grandpa|friend|dog|cat|baby|partner) (?:just )?(?:died|passed away|is dying)',
    ),
  ],
  [
    'danger',
    anyOf(
      '(?:he|she|they|husband|wife|boyfriend|girlfriend|partner|father|mother|dad|mom|stepdad|ex) (?:hits|beats|hurts|abuses|rapes|raped|is hitting|is beating|is abusing|is hurting|keeps hitting|threatens to kill|wants to kill|is going to kill|is stalking) (?:me|us|my)',
      '(?:i am|im|ive been|i have been|i was|being|been) (?:being )?(?:abused|raped|sexually assaulted|beaten by|stalked|trafficked)',
      '(?:want|going|gonna|plan|planning) to (?:kill|murder|shoot|stab) (?:him|her|them|someone|somebody|people|my)(?! (?:weeds|time))',
    ),
  ],
  [
    'emergency',
    anyOf(
      '(?:have|having|had) a (?:heart attack|stroke)|anaphylactic shock|overdosed|(?:is|fell|lies) unconscious|(?:cant|can not|cannot|not|stopped) (?:breathe|breathing)(?! (?:well|fabric))|(?:is|am|im) choking',
      '(?:my|his|her) chest (?:hurts|pain|is tight)|chest pains?',
      `(?:bleeding|bleeds) (?:a lot|heavily|badly|out)|(?:wont|doesnt|not) stop bleeding|and (?:its|it is|im|i am) bleeding`,
      '(?:swallowed|drank) (?:bleach|poison|a battery|batteries|detergent|a magnet|magnets)',
      '(?:having|have) a (?:panic attack|seizure)',
      '(?:call|need) an ambulance|call (?:911|999|112)',
    ),
  ],
  [
    'medical',
    anyOf(
      `(?:what|how much|whats|which|right|safe|correct|recommended|max|maximum)${within(15)}(?:dose|dosage) (?:of|for)`,
      'how (?:much|many|often)(?: .{0,12})? (?:ibuprofen|paracetamol|aspirin|tylenol|acetaminophen|antibiotics|insulin|painkillers)',
      `(?:do i have|have i got|symptoms? of|diagnose|cure for|treatment for|how (?:to|do i|can i) (?:treat|cure))${within(20)}(?:cancer|diabetes|covid|flu|fever|depression|infection|pneumonia|adhd|autism|std|rash|disease|tumou?r|migraines?|asthma|anxiety)`,
      'my (?:baby|child|kid|son|daughter) (?:has|is having) (?:a )?(?:fever|rash|seizure)',
    ),
  ],
  [
    'legal',
    anyOf(
      '(?:can|could|should|how do|how can|may) i sue',
      '(?:legal advice|need a lawyer|need an attorney|is it (?:il)?legal to|press charges|file a lawsuit|my landlord (?:wont|is|has|does|doesnt|refuses|kept|keeps)|get a divorce|custody of)',
    ),
  ],
]

/** What a message says of need or danger; undefined for what is no such thing. */
export const concernOf = (line: string): Concern | undefined => patterns.find(([, pattern]) => pattern.test(line))?.[0]
