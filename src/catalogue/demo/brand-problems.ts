import { placeholdersOf } from './template.ts'
import { type Brands, characters } from './vocabulary.ts'

/** A department needs so many brands of each character, or one brand would be the only choice of its kind. */
const fewestOfCharacter = 2

/** What a sentence about a brand may name: every product has it. */
const spokenNames = ['brand', 'series', 'name', 'plural']

/** What is wrong with the brands, beyond their schema, for a shop with these departments. */
export function brandProblems({ characters: manners, brands }: Brands, departments: ReadonlySet<string>): string[] {
  const problems: string[] = []
  for (const character of characters) {
    if (!Object.hasOwn(manners, character)) problems.push(`characters: '${character}' is missing`)
    for (const text of manners[character]?.voice ?? []) {
      const unknown = placeholdersOf(text).names.filter((name) => !spokenNames.includes(name))
      for (const name of unknown)
        problems.push(`characters.${character}.voice: {${name}} is none of ${spokenNames.join(', ')}`)
    }
    for (const department of departments) {
      const count = brands.filter(
        (brand) => brand.character === character && brand.departments.includes(department),
      ).length
      if (count < fewestOfCharacter) {
        problems.push(`brands: '${department}' has ${count} ${character} brands, not ${fewestOfCharacter}`)
      }
    }
  }
  const names = new Set<string>()
  for (const { name, series } of brands) {
    if (names.has(name)) problems.push(`brands: '${name}' is there twice`)
    names.add(name)
    if (new Set(series).size < series.length) problems.push(`brands: '${name}' has a series twice`)
  }
  return problems
}
