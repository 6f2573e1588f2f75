/** Plurals that the rules below do not bring to their singular's token. */
const irregular = new Map(
  Object.entries({
    lens: 'lens',
    lenses: 'lens',
    menus: 'menu',
    gases: 'gas',
    mice: 'mous',
    men: 'man',
    women: 'woman',
    children: 'child',
    feet: 'foot',
    teeth: 'tooth',
    knives: 'knife',
    shelves: 'shelf',
    scarves: 'scarf',
    leaves: 'leaf',
    halves: 'half',
    tvs: 'tv',
    pcs: 'pc',
    cds: 'cd',
  }),
)

/** Below this many letters a final s is seldom a plural (gas, bus, gps, nas). */
const shortestPlural = 4

/**
 * Brings the plural and the singular of an English word to one token; no other ending is touched.
 * After Harman's S stemmer (How effective is suffixing?, JASIS 42, 1991), its known misses mended by
 * taking the same ending off the singular too: boxes and box, caches and cache, movies and movie,
 * houses and house. The token need not be a word. A word with a digit or of another script stays.
 */
export function stem(word: string): string {
  const known = irregular.get(word)
  if (known !== undefined) return known
  if (word.length < shortestPlural || !/^[a-z]+[es]$/.test(word)) return word
  if (word.length > shortestPlural && /ies?$/u.test(word)) return word.replace(/ies?$/u, 'y')
  if (/^.+(?:x|ch|sh|ss|zz|o|us)es?$/u.test(word) && !/^..es?$/u.test(word)) return word.replace(/es?$/u, '')
  return /(?:ss|us)$/u.test(word) ? word : word.replace(/s$/u, '')
}

/** Words whose token this is, other than with a plain s at their end: some of them may be no words. */
export function wordsOf(token: string): string[] {
  const endings = [token, `${token}e`, `${token}es`, token.replace(/y$/u, 'ie'), token.replace(/y$/u, 'ies')]
  return [...new Set([...endings, ...(irregularOf.get(token) ?? [])])].filter((word) => stem(word) === token)
}

const irregularOf = Map.groupBy(irregular.keys(), (word) => irregular.get(word) ?? word)
