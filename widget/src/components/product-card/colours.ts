/** Basic and common trade names of colours, as a product of them looks under soft light. */
const table = {
  black: '#4a4c52',
  charcoal: '#5a5d63',
  graphite: '#63666c',
  grey: '#8f959c',
  gray: '#8f959c',
  slate: '#6b7885',
  silver: '#c2c7cd',
  white: '#f6f4f0',
  ivory: '#f2ead8',
  cream: '#f0e6d0',
  beige: '#dccaa8',
  gold: '#cfa64a',
  yellow: '#e8c247',
  orange: '#e08a3f',
  coral: '#e57f68',
  terracotta: '#c46b4a',
  copper: '#b9764c',
  brown: '#8a6142',
  walnut: '#75503a',
  oak: '#bd9461',
  tan: '#c49a6c',
  red: '#c4473f',
  burgundy: '#7d2f3e',
  pink: '#dd93b0',
  rose: '#d68a95',
  purple: '#7c5ca6',
  lavender: '#a99bd0',
  blue: '#4776b6',
  navy: '#2f4068',
  cyan: '#45a5c4',
  turquoise: '#3f9f9b',
  teal: '#3a8582',
  mint: '#9ccfb4',
  green: '#4f8c5d',
  sage: '#93a98a',
  olive: '#7e8153',
  transparent: '#dce8ee',
  clear: '#dce8ee',
}

const colours: ReadonlyMap<string, string> = new Map(Object.entries(table))

/** For goods of no stated colour: quiet hues that sit well beside one another. */
const quiet = ['#7d9a92', '#c39a6b', '#7b8ba8', '#b97f6a', '#8f9a72'] as const

/** The drawn colour of a colour's name ('Black/Silver' is black first); undefined for one that is not known. */
export function colourOf(name: string): string | undefined {
  const words = name.toLowerCase().match(/[a-z]+/g) ?? []
  return words.map((word) => colours.get(word)).find((colour) => colour !== undefined)
}

/** A quiet colour that is always the same for the same seed. */
export function quietColour(seed: string): string {
  let sum = 0
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return quiet[sum % quiet.length] ?? quiet[0]
}
