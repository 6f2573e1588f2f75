import { type Brands, characters } from './vocabulary.ts'

/** A department needs so many brands of each character, or one brand would be the only choice of its kind. */
const fewestOfCharacter = 2

/** What is wrong with the brands, beyond their schema, for a shop with these departments. */
export function brandProblems({ characters: manners, brands }: Brands, departments: ReadonlySet<string>): string[] {
  const problems: string[] = []
  for (const character of characters) {
    if (!Object.hasOwn(manners, character)) problems.push(`characters: '${character}' is missing`)
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
