import { type BasicColour, basicColour } from '../../catalogue/colours.ts'
import { dark, type Hex, light } from './colour.ts'

/** Basic colours as a product of them looks in a studio: black keeps detail, white is not quite white. */
const basic: Readonly<Record<BasicColour, Hex>> = {
  black: '#35383f',
  white: '#f3f2ee',
  grey: '#8d939b',
  silver: '#c3c8ce',
  gold: '#cfa550',
  red: '#c23a35',
  orange: '#e5822f',
  yellow: '#f0c534',
  green: '#3f8f56',
  blue: '#3a6fb8',
  purple: '#7651a8',
  pink: '#e48fb0',
  brown: '#84583a',
  beige: '#d9c7a6',
  turquoise: '#36a8a6',
  transparent: '#d3e4ec',
  multicolour: '#5b8fc9',
}

/** Shades that shops name, where their basic colour would not do. */
const shades: ReadonlyMap<string, Hex> = new Map(
  Object.entries({
    anthracite: '#464a52',
    amber: '#d99a2b',
    apricot: '#efb487',
    bronze: '#94693f',
    brass: '#c9a24e',
    burgundy: '#7a2537',
    charcoal: '#4a4e56',
    champagne: '#dcc7a0',
    clear: '#d3e4ec',
    coral: '#ef7f69',
    copper: '#c0744a',
    cream: '#f0e5cc',
    cyan: '#2fa7d6',
    'dusty pink': '#d3a0a4',
    emerald: '#1f8a63',
    'forest green': '#2f5d43',
    graphite: '#565b63',
    gunmetal: '#50565e',
    ivory: '#f1e9d6',
    khaki: '#8f8a62',
    lavender: '#a99ad6',
    lilac: '#bfa6d8',
    lime: '#9ccb3b',
    'lime green': '#9ccb3b',
    magenta: '#cc3f8f',
    maroon: '#71262f',
    midnight: '#232a44',
    mint: '#a4d8bf',
    'mint green': '#a4d8bf',
    mustard: '#cf9a2f',
    natural: '#dcbd8b',
    navy: '#2b3d66',
    'neon yellow': '#dbe83a',
    oak: '#c49a66',
    olive: '#767a47',
    'olive green': '#6b7143',
    'pastel blue': '#bcd4e8',
    petrol: '#20596a',
    plum: '#6b3458',
    rose: '#dd9aa2',
    'rose gold': '#dcaa9b',
    rust: '#a9502c',
    sage: '#9db094',
    'sage green': '#9db094',
    salmon: '#ee9a84',
    sand: '#d8c3a0',
    'sky blue': '#8fc1e6',
    slate: '#66727f',
    'space grey': '#5d6168',
    tan: '#c0905c',
    taupe: '#9b8b7c',
    teal: '#2f8184',
    terracotta: '#c5694a',
    turquoise: '#33b0ac',
    walnut: '#72492f',
    violet: '#7f5bb5',
  }),
)

/** What goods are made of, when no colour is stated; the first that is named counts. */
const materials: readonly (readonly [RegExp, Hex])[] = [
  [/walnut/, '#72492f'],
  [/oak|teak/, '#c08f5a'],
  [/acacia|cedar|mahogany/, '#a86f42'],
  [/bamboo/, '#dcb878'],
  [/beech|pine|maple|birch|wood|basswood|poplar/, '#d9b583'],
  [/cork/, '#c89b6a'],
  [/cast iron/, '#3d4046'],
  [/copper/, '#c0744a'],
  [/brass/, '#c9a24e'],
  [/steel|alumini?um|metal|chrome|zinc|iron|titanium/, '#b9bfc6'],
  [/glass|acrylic/, '#d3e4ec'],
  [/terracotta/, '#c5694a'],
  [/porcelain|bone china/, '#f3f2ee'],
  [/stoneware|ceramic|clay/, '#cfc4b2'],
  [/leather/, '#8a5a38'],
  [/cardboard|kraft/, '#c49a6c'],
  [/rubber|neoprene/, '#3f434a'],
]

/** Mixtures that a colour's name may promise, in the order in which things of a set take them. */
const palettes = {
  bright: ['#d8352f', '#f08a24', '#f4c72e', '#58a942', '#2f7fc4', '#7a4fa8', '#e5659b', '#35a7a2'],
  pastel: ['#f2b8bd', '#f6d6a8', '#f5eba6', '#bfe0b6', '#b3d4ef', '#cfc0e8', '#f3c6dc', '#b6e2dc'],
  neon: ['#ff4f8b', '#ff9b2f', '#e8f03c', '#6fe04a', '#3fd3f0', '#b06bf5'],
} as const satisfies Record<string, readonly Hex[]>

/** The colours of a mixture ('pastel assorted', 'rainbow'); undefined for a single colour. */
export function paletteOf(words: string): readonly Hex[] | undefined {
  if (!/assorted|multi|rainbow|mixed|various/.test(words)) return undefined
  if (words.includes('pastel')) return palettes.pastel
  return words.includes('neon') ? palettes.neon : palettes.bright
}

export const brightPalette: readonly Hex[] = palettes.bright

/** The colour that `words` name ('sage green', 'dark blue', 'Space Grey'); undefined when they name none. */
export function tintOf(words: string): Hex | undefined {
  const tokens = words
    .split(/[^a-z]+/)
    .filter(Boolean)
    .slice(0, 6)
  const known =
    shades.get(tokens.join(' ')) ?? shades.get(tokens.slice(-2).join(' ')) ?? shades.get(tokens.at(-1) ?? '')
  const plain = known ?? basicTint(tokens)
  if (plain === undefined) return undefined
  if (/\b(?:light|pale|pastel)\b/.test(words) && known === undefined) return light(plain, 0.4)
  return /\b(?:dark|deep|midnight)\b/.test(words) && known === undefined ? dark(plain, 0.35) : plain
}

function basicTint(tokens: readonly string[]): Hex | undefined {
  const colour = basicColour(tokens.join(' ')) ?? basicColour(tokens.at(-1) ?? '')
  return colour === undefined ? undefined : basic[colour]
}

export const basicTintOf = (colour: BasicColour): Hex => basic[colour]

/** How what `words` name looks uncoloured ('stainless steel', 'oak'); undefined when they name no material. */
export const materialTint = (words: string): Hex | undefined => materials.find(([name]) => name.test(words))?.[1]

/** For goods of no stated colour: quiet hues that sit well beside one another. */
export const quietTints = ['#6f9089', '#b8926a', '#7387a6', '#9a8f84', '#8a9569', '#7d848d'] as const
