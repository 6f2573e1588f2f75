import { brandProblems } from './brand-problems.ts'
import { typeProblems } from './type-problems.ts'
import type { Brands } from './vocabulary.ts'
import type { DepartmentFile } from './vocabulary-files.ts'

/** What is wrong with a vocabulary beyond its schema, one line each: "home.yaml: type 'rug', title: …". */
export function vocabularyProblems(
  files: readonly DepartmentFile[],
  brands: { file: string; content: Brands },
): string[] {
  const types = files.flatMap(({ file, content }) =>
    content.types.flatMap((type) =>
      typeProblems(type).map(({ field, problem }) => `${file}: type '${type.name}', ${field}: ${problem}`),
    ),
  )
  const departments = new Set(files.map(({ content }) => content.department))
  const ofBrands = brandProblems(brands.content, departments).map((problem) => `${brands.file}: ${problem}`)
  return [...types, ...repeatedTypes(files), ...ofBrands]
}

/** Names and categories tell types apart, for shoppers and for identifiers. */
function repeatedTypes(files: readonly DepartmentFile[]): string[] {
  const seen = new Map<string, string>()
  const problems: string[] = []
  for (const { file, content } of files) {
    for (const { name, path } of content.types) {
      for (const [field, key] of [
        ['name', name],
        ['path', [content.department, ...path].join(' > ')],
      ] as const) {
        const other = seen.get(`${field} ${key}`)
        if (other !== undefined) problems.push(`${file}: type '${name}', ${field}: '${key}' is also in ${other}`)
        seen.set(`${field} ${key}`, file)
      }
    }
  }
  return problems
}
