const irregular: Readonly<Record<string, string>> = {
  mice: 'mouse',
  men: 'man',
  women: 'woman',
  children: 'child',
  feet: 'foot',
  teeth: 'tooth',
  knives: 'knife',
  shelves: 'shelf',
  scarves: 'scarf',
  leaves: 'leaf',
  loaves: 'loaf',
  wolves: 'wolf',
  halves: 'half',
  movies: 'movie',
  cookies: 'cookie',
  hoodies: 'hoodie',
  selfies: 'selfie',
  lenses: 'lens',
  canvases: 'canvas',
  gases: 'gas',
  caches: 'cache',
  axes: 'axe',
  headaches: 'headache',
  menus: 'menu',
  taxis: 'taxi',
  skis: 'ski',
  potatoes: 'potato',
  tomatoes: 'tomato',
}

/** Words that end in s and are no plurals, or that nobody uses without it. */
const unchanged = new Set(
  (
    'windows lens canvas atlas gas glasses scissors jeans shorts trousers pants tights series species news ' +
    'binoculars headquarters always gps sms nas dos ios christmas texas bias chaos cosmos thermos whereas vans'
  ).split(' '),
)

/** The singular of an English word, lower-case. Words of three letters, with digits or of other scripts stay as they are. */
export function singular(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined
  if (known !== undefined) return known
  if (/^(?:tv|pc|cd|dvd|led|ssd|hdd|usb)s$/.test(word)) return word.slice(0, -1)
  if (word.length < 4 || unchanged.has(word) || !/^[a-z-]+$/.test(word)) return word
  if (/(?:ss|us|is)$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:x|ch|sh|ss|zz|us)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

const irregularPlurals: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(irregular).map(([plural, one]) => [one, plural]),
)

/** The plural of an English word, for saying how many there are: mouse is mice, battery is batteries. */
export function plural(word: string): string {
  const known = Object.hasOwn(irregularPlurals, word) ? irregularPlurals[word] : undefined
  if (known !== undefined) return known
  if (unchanged.has(word)) return word
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|ch|sh|zz)$/.test(word) ? `${word}es` : `${word}s`
}
