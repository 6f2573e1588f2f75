import { stemmer } from 'stemmer'
import { analyseText } from '../search/text-analysis.ts'

/** What is asked about, as alternatives of words that a catalogue may call it by; all words of one must be there. */
export interface Concept {
  /** As the shopper said it. */
  said: string
  /** What it is called when it is said back: 'weight' for heavy. */
  label: string
  names: readonly (readonly string[])[]
  /** All alternatives are part of the answer ('how big': width, height and depth), not the first alone. */
  isSeveral: boolean
  /** What the alternatives say is what was asked, and not only near it ('quiet' when asked for loud). */
  isSame: boolean
  /** A known wording, and not just a word of the question. */
  isKnown: boolean
}

/**
 * The root that an asked word and an attribute's name share: dimmable and dims, recharged and
 * rechargeable, foldable and fold. Porter's stem (An algorithm for suffix stripping, Program 14, 1980)
 * after 'able', which the stemmer leaves on short words. 'portable' has nothing to do with ports.
 */
export function rootOf(token: string): string {
  const bare = /^(?:portable|table|cable|comfortable|vegetable)$/.test(token)
    ? token
    : token.replace(/(?<=^.{3,})(?:able|ible)$/, '')
  const root = /^[a-z]+$/.test(bare) ? stemmer(bare) : bare
  return /^[a-z]{4,}$/.test(root) ? root.replace(/(.)\1$/, '$1') : root
}

/** The roots of a text, each once. */
export const rootsOf = (text: string): string[] => [...new Set(analyseText(text).map(rootOf))]

interface Wording {
  asked: RegExp
  names: string
  /** What it is called when it is said back; without one, the first name. */
  label?: string
  several?: true
  /** Another word for the same thing: a yes of the record is a yes to the question. */
  same?: true
}

/** How people ask, and what catalogues call it, best first. The words that a pattern takes are asked for by it alone. */
const wordings: readonly Wording[] = [
  {
    asked: /\b(?:how many pages (?:\w+ ){1,4}(?:print|last)|page yield)\b/,
    names: 'page yield',
  },
  {
    asked:
      /\b(?:which|what) (?:\w+ )?(?:printers?|models?|devices?|phones?|machines?|laptops?) (?:does|do|is|are|will) (?:it|this|they|that|the \w+ one) (?:fit|for|work with|compatible with|suitable for)\b/,
    names: 'compatibility, compatible, fits, printers',
  },
  {
    asked: /\bhow (?:long|many minutes|many hours) (?:does|do|will|did) (?:\w+ ){1,3}take\b/,
    names: 'playing time, charging time, assembly time, duration',
    label: 'how long it takes',
  },
  { asked: /\b(?:left|right)[ -]hand(?:ed|ers?)?\b/, names: 'hand, handed, orientation' },
  { asked: /\bcolou?rs?\b/, names: 'product colour, colour name, colour, color, printing colours', label: 'colour' },
  {
    asked:
      /\b(?:how much weight|max(?:imum)? (?:weight|load)|weight (?:limit|capacity)|load capacity|how much (?:can|does|will) (?:\w+ ){1,3}(?:carry|bear|support))\b/,
    names: 'maximum load, load capacity, weight capacity',
  },
  {
    asked: /\b(?:how much (?:can|does|will|do) (?:\w+ ){1,4}(?:hold|fit)|holds?)\b/,
    names: 'capacity, volume, storage',
  },
  {
    asked:
      /\b(?:battery (?:life|last\w*|run\w*)|run ?time|how long (?:\w+ ){0,2}battery (?:\w+ ){0,4}last|how (?:long|many hours) (?:does|do|will|can) (?:\w+ ){1,4}(?:last|run|play|go)(?: for| on (?:a|one) charge)?|hold (?:a|its) charge)\b/,
    names:
      'battery life, charge lasts, battery run time, operating time, run time, playing time, burning time, burn time',
  },
  {
    asked:
      /\b(?:how (?:hot|cold|warm)|(?:how (?:long|many hours) (?:\w+ ){1,4})?keeps? (?:\w+ ){0,3}(?:hot|warm|cold))\b/,
    names: 'keeps hot, keeps cold, keeps warm',
    label: 'keeping hot or cold',
    several: true,
  },
  {
    asked:
      /\b(?:for (?:age|ages|aged)|what ages?|age (?:range|group|rating)|how old (?:must|should|do|does)|(?:from|for) what age|years? olds?|toddlers?|(?:for|suit\w*) (?:kids|children))\b/,
    names: 'minimum age, recommended age, age, school age',
  },
  {
    asked:
      /\b(?:heavy|heavier|weigh|weighs|weight|lightweight|(?:is|are|be) (?:it|this|that|they|them|the \w+ one) (?:\w+ )?(?:light|lighter))\b/,
    names: 'weight',
  },
  { asked: /\b(?:how tall|how high|tall|taller|height)\b/, names: 'height, dimensions' },
  { asked: /\b(?:wide|wider|width)\b/, names: 'width, dimensions' },
  { asked: /\b(?:deep|deeper|depth)\b/, names: 'depth, dimensions' },
  { asked: /\b(?:thick|thicker|thin|thickness)\b/, names: 'thickness, depth' },
  { asked: /\b(?:long|longer|length)\b/, names: 'length' },
  {
    asked: /\b(?:how (?:big|large|small)|big|bigger|large|larger|dimensions?|measurements?|what sizes?|size)\b/,
    names: 'dimensions, size, diagonal, width, height, depth, length, diameter, capacity',
    label: 'size',
    several: true,
  },
  {
    asked: /\b(?:made (?:out )?of|made from|materials?|what fabric)\b/,
    names: 'material, fabric, wood, frame, body, housing, shell, case material, cover, handle, blade, strap',
    several: true,
  },
  { asked: /\b(?:made in|where (?:is|are|was|were) (?:\w+ ){1,2}made|country)\b/, names: 'country origin, country' },
  {
    asked: /\b(?:loud|louder|noise|noisy|noisier|quiet|quieter|silent|decibels?)\b/,
    names: 'noise level, noise, sound pressure, silent, quiet',
  },
  {
    asked: /\b(?:waterproof|water resistant|water-resistant|splash ?proof|rain ?proof|get wet|in the rain)\b/,
    names: 'waterproof, water protection, water-resistant, water resistance, water-repellent, protection rating',
  },
  {
    asked: /\b(?:rechargeable|recharged?|recharges|(?:be|is it|are they) charged)\b/,
    names: 'rechargeable, charging, power source, power supply, battery type, battery technology',
  },
  { asked: /\b(?:ram|memory)\b/, names: 'memory, internal memory, ram', same: true },
  {
    asked: /\b(?:storage|hard ?(?:drive|disk)|hdd|ssd|disk space)\b/,
    names: 'storage, total storage capacity, ssd capacity, hdd capacity',
  },
  { asked: /\b(?:processor|cpu|chip)\b/, names: 'processor model, processor family, processor' },
  { asked: /\b(?:operating system|what os|which os|run windows|run linux)\b/, names: 'operating system' },
  { asked: /\b(?:bright|brighter|brightness|lumens?)\b/, names: 'brightness' },
  {
    asked: /\b(?:how fast|fast|faster|speed|quick)\b/,
    names: 'print speed, speed, data speed, frequency, data transfer rate',
    label: 'speed',
  },
  { asked: /\b(?:wireless|wired|cordless)\b/, names: 'wireless, connection, connectivity technology' },
  {
    asked: /\b(?:(?:how (?:does|do) (?:\w+ ){1,2})?connect(?:s|ion|ivity|ors?)?)\b/,
    names: 'connection, connectivity technology, connector, interface, plugs',
  },
  { asked: /\ba[3-7]\b/, names: 'page size, paper size, format, size' },
  { asked: /\b(?:warranty|guarantee)\b/, names: 'warranty, guarantee', same: true },
  { asked: /\b(?:touch ?screen)\b/, names: 'touchscreen, touch screen', same: true },
  { asked: /\b(?:screen|display)\b/, names: 'screen, display', same: true },
  { asked: /\b(?:mic|microphone)\b/, names: 'microphone', same: true },
  { asked: /\b(?:wi-?fi|wlan)\b/, names: 'wi-fi, wifi, wlan', same: true },
  { asked: /\b(?:backlight|backlit|illuminated)\b/, names: 'backlight, backlit, keyboard backlight', same: true },
  { asked: /\b(?:consumption|energy|watts?|how much power)\b/, names: 'power consumption, power' },
  { asked: /\b(?:compatible|compatib\w+|works? with|fits?)\b/, names: 'compatibility, compatible, fits' },
]

const namesOf = (text: string): string[][] => text.split(',').map((name) => rootsOf(name))

const known = wordings.map(({ asked, names, label, several, same }) => ({
  asked: new RegExp(asked.source, 'g'),
  label: label ?? names.split(',', 1)[0] ?? '',
  names: namesOf(names),
  isSeveral: several === true,
  isSame: same === true,
}))

/** Words of asking, buying and praising, which are no attribute. */
const emptyWords = new Set(
  (
    'how what which when where who why much many long is are does do did has have had can could will would it its they them ' +
    'this that these those the a an any of for with without in on at by from to as be come came get got use used need needed ' +
    'want really very still also available stock size feature spec included include built support supported suitable good ' +
    'record say last run work exactly about up over under least most more less than between fit buy long big whole long own ' +
    'same other enough cheaper make made tell know me my i you your there or and not no one kind type sort'
  ).split(' '),
)

/** What a question asks about: known wordings first, then each word that is left in `terms`. */
export function conceptsOf(line: string, terms: readonly string[]): Concept[] {
  const concepts: Concept[] = []
  let rest = line
  for (const { asked, ...concept } of known) {
    const match = rest.match(asked)?.[0]
    if (match === undefined) continue
    concepts.push({ said: match, ...concept, isKnown: true })
    rest = rest.replace(asked, ' ')
  }
  const left = new Set(
    rest
      .split(' ')
      .flatMap((word) => [word, ...analyseText(word)])
      .map(rootOf),
  )
  for (const term of terms) {
    if (emptyWords.has(term) || !rootsOf(term).some((root) => left.has(root))) continue
    concepts.push({ said: term, label: term, names: [rootsOf(term)], isSeveral: false, isSame: true, isKnown: false })
  }
  return concepts
}

/** A line without the known wordings of asking: what is left may be a name. */
export const unasked = (line: string): string => known.reduce((rest, { asked }) => rest.replace(asked, ' '), line)
