/** What things are counted in, by every word for it. */
const unitWords: Readonly<Record<string, string>> = {
  box: 'box boxes bx',
  pack: 'pack packs pk pks pck package packages pkg pkgs',
  packet: 'packet packets pkt pkts',
  pair: 'pair pairs pr prs',
  set: 'set sets',
  ream: 'ream reams',
  case: 'case cases',
  bag: 'bag bags',
  bottle: 'bottle bottles',
  container: 'container containers',
  canister: 'canister canisters',
  roll: 'roll rolls',
  tube: 'tube tubes',
  can: 'can cans',
  tin: 'tin tins',
  jar: 'jar jars',
  tub: 'tub tubs',
  carton: 'carton cartons',
  bundle: 'bundle bundles',
  sheet: 'sheet sheets',
  piece: 'piece pieces pc pcs',
  pad: 'pad pads',
  stick: 'stick sticks',
  bar: 'bar bars',
}
const unitOf: ReadonlyMap<string, string> = new Map(
  Object.entries(unitWords).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
)

/** These count things only with 'of' behind them: 'legal pads', 'glue sticks' and 'bag tags' are things. */
const onlyWithOf: ReadonlySet<string> = new Set(['case', 'pad', 'stick', 'can', 'tin', 'jar', 'piece', 'bar', 'sheet'])

/** Things whose names begin with a word for a unit. */
const thingsOfUnits =
  /^(?:box (?:cutters?|files?)|bag (?:clips?|tags?)|can openers?|bottle (?:openers?|brush(?:es)?|holders?)|set squares?|pack(?:ed)? lunch(?:es)?|roll mats?|tube maps?|tin foil|pair trees?)(?!\p{L})/iu

const sizes = '(?:(?<size>large|small|big|jumbo|mini|family|economy|full|new|medium|extra large|standard|regular) )?'
const unit = new RegExp(
  `^${sizes}(?<unit>${[...unitOf.keys()].sort((one, other) => other.length - one.length).join('|')})\\.?(?:\\(e?s\\))?(?![\\p{L}-])\\s*(?<of>of(?![\\p{L}-])(?: the)?\\s*)?`,
  'iu',
)

export interface LeadingUnit {
  unit: string
  /** 'large' of 'a large box of tissues'. */
  size?: string | undefined
  length: number
  hasOf: boolean
}

/** The unit that a text begins with, after its number: 'boxes of' of 'boxes of crayons'. */
export function leadingUnit(text: string): LeadingUnit | undefined {
  if (thingsOfUnits.test(text)) return undefined
  const match = unit.exec(text)
  const named = unitOf.get(match?.groups?.unit?.toLowerCase() ?? '')
  if (match === null || named === undefined) return undefined
  const hasOf = match.groups?.of !== undefined
  if (match[0].length >= text.length) return { unit: named, length: match[0].length, hasOf, size: match.groups?.size }
  if (!hasOf && onlyWithOf.has(named) && !isPlainSheets(named, match.groups?.unit)) return undefined
  // 'box file' is a thing; 'boxes crayons' and 'pack pencils' lack an 'of'.
  return { unit: named, length: match[0].length, hasOf, size: match.groups?.size }
}

const isPlainSheets = (unit: string, word: string | undefined): boolean =>
  (unit === 'sheet' || unit === 'piece') && word?.toLowerCase().endsWith('s') === true

/** The unit that a word is, in the singular. */
export const unitNamed = (word: string): string | undefined => unitOf.get(word.toLowerCase().replace(/\.$/, ''))

/** Behind a number: how large something is or what it has, and not how many are wanted. */
const measures =
  'mm|cm|m|km|inch(?:es)?|in(?= )|in\\.|ft|feet|foot|yds?|yards?|g|gr|gms?|kg|mg|lbs?|oz|ounces?|ml|cl|l|ltr|lit(?:er|re)s?|gal(?:lons?)?|qts?|quarts?|pints?|' +
  'w|watts?|v|volts?|mah|wh|[kmgt]b|mp|megapixels?|px|k|p|hz|khz|mhz|ghz|dpi|gsm|mbit|mbps|rpm|°c|°f|degrees?|amps?|' +
  'pages?|pgs?|pg|ply|person|man|way|seater|years?|yrs?|months?|%|k'
/** What a thing has several of: '5 subject notebooks' are notebooks with five subjects. */
const features =
  'subject|function|tab|digit|port|piece|pc|speed|section|colou?r|person|player|day|week|month|year|hour|minute|sheet|page|gauge|quart|gallon|foot|pound|ounce'
/** The same of one thing only: '2 pocket folder', where '2 pocket folders' are two folders. */
const featuresOfOne =
  'hole|tier|drawer|pocket|slice|cup|compartment|shelf|door|wheel|key|button|cycle|star|stage|step|zone|bulb|light|line|part|side|hook|blade|burner'

const size = new RegExp(
  `^(?:\\d+(?:[.,]\\d+)?|[¼½¾]|\\d+ ?[¼½¾]|1[- ]\\d\\/\\d+|\\d+-\\d\\/\\d+|\\d+\\/\\d+)(?:(?:\\s?(?:${measures})(?![\\p{L}\\d]))|\\s?["”″'′](?!\\p{L})|-(?!(?:packs?|pks?|counts?|ct)(?!\\p{L}))\\p{L}|\\s(?:${features})(?=[\\s-]+\\p{L})|(?<!^1)\\s(?:${featuresOfOne})(?=[\\s-]+\\p{L})(?!.*s(?:[\\s,(]|$)))|^[234]\\sring(?!\\p{L})`,
  'iu',
)
/** '3x5', '8.5x11', '24x36'. */
const joinedDimensions = /^\d+(?:[.,]\d+)?(?:cm|mm|in|")?x\d+(?:[.,]\d+)?(?![\d-])/iu
/** '3 x 5' of index cards, '60 x 90' of a board; '2 x 24 crayons' are two times 24. */
const spacedDimensions =
  /^(?![12]\s)\d+(?:[.,]\d+)?(?:\s?(?:cm|mm|in|"))?\sx\s\d+(?:[.,]\d+)?(?![\d-])(?=.*(?<!\p{L})(?:cards?|papers?|\p{L}*boards?|photos?|frames?|canvas\p{L}*|mats?|envelopes?|posters?|labels?|notes?|pads?|sheets?|rugs?|towels?|cm)(?!\p{L}))/iu

/** Whether the number that a text begins with is a size ('2-inch', '0.5 mm', '3x5') and counts nothing. */
export function beginsWithSize(text: string): boolean {
  if (/^\d+\.\d|^\d+,\d{1,2}(?!\d)/.test(text)) return true
  return joinedDimensions.test(text) || spacedDimensions.test(text) || size.test(text)
}

/** '24 ct', '8-count', '12 pk', '4-pack', '24pk': how many are in a pack, behind the number. */
export const packCount =
  /(?<![\p{L}\d.,/])(?<count>\d{1,4})(?:\s?-?\s?(?:ct|cnt|count)|-\s?(?:packs?|pks?|pcs?|pieces?)|\s?(?:pk|pck)|\s?\/\s?(?:box|pack|pk|packet|set)|\s(?:pack|to a (?:pack|box)|per (?:pack|box|packet|case|set)|in a (?:pack|box|set)|(?:in )?each))\.?(?![\p{L}])/iu
