import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import { StartupError } from '../../errors.ts'
import { Brands, Department } from './vocabulary.ts'
import { vocabularyProblems } from './vocabulary-problems.ts'

/** Everything that the demo catalogue is made of. */
export interface Vocabulary {
  brands: Brands
  /** Each once, in the order of the files' names. */
  departments: readonly Department[]
  /** SHA-256 of the files, in hexadecimal digits: another one makes another catalogue. */
  hash: string
}

/** A department's file with its name, for telling where something is wrong. */
export interface DepartmentFile {
  file: string
  content: Department
}

/** The vocabulary that ships with the project. */
export const demoVocabularyFolder = fileURLToPath(new URL('../../../data/demo', import.meta.url))

/** A file of a vocabulary as text. */
interface SourceFile {
  file: string
  text: string
}

/** So many problems are told at once; the others after these are mended. */
const mostProblems = 10

const departmentCheck = Compile(Department)
const brandsCheck = Compile(Brands)

/**
 * Reads `brands.yaml` and `departments/*.yaml` of `folder` and checks that they fit together.
 * Throws a StartupError that names file, type and field of what is wrong.
 */
export async function readVocabulary(folder: string = demoVocabularyFolder): Promise<Vocabulary> {
  const sources = await readSources(folder)
  const [brandsSource, ...departmentSources] = sources
  if (brandsSource === undefined || departmentSources.length === 0) {
    throw new StartupError(`${join(folder, 'departments')}: has no .yaml file.`)
  }
  const brands = parsed(brandsSource, brandsCheck)
  const files = departmentSources.map((source) => ({ file: source.file, content: parsed(source, departmentCheck) }))
  const problems = vocabularyProblems(files, { file: brandsSource.file, content: brands })
  if (problems.length > 0) {
    const more = problems.length > mostProblems ? [`… and ${problems.length - mostProblems} more`] : []
    throw new StartupError([...problems.slice(0, mostProblems), ...more].join('\n'))
  }
  return { brands, departments: merged(files), hash: hashOf(sources) }
}

/** What `readVocabulary` would give as `hash`, without the reading of what the files say. */
export async function vocabularyHash(folder: string = demoVocabularyFolder): Promise<string> {
  return hashOf(await readSources(folder))
}

async function readSources(folder: string): Promise<SourceFile[]> {
  try {
    const names = (await readdir(join(folder, 'departments'))).filter((name) => name.endsWith('.yaml')).sort()
    const paths = ['brands.yaml', ...names.map((name) => join('departments', name))]
    return await Promise.all(
      paths.map(async (path) => ({ file: join(folder, path), text: await readFile(join(folder, path), 'utf8') })),
    )
  } catch (error) {
    throw new StartupError(`The demo's vocabulary cannot be read: ${(error as Error).message}.`, { cause: error })
  }
}

function hashOf(sources: readonly SourceFile[]): string {
  const hash = createHash('sha256')
  // Lengths keep apart what two files would share.
  for (const { text } of sources) hash.update(`${text.length}\n${text}`)
  return hash.digest('hex')
}

interface SchemaCheck<T> {
  Check(value: unknown): value is T
  Errors(value: unknown): { instancePath: string; message: string }[]
}

function parsed<T>({ file, text }: SourceFile, check: SchemaCheck<T>): T {
  let value: unknown
  try {
    value = parse(text)
  } catch (error) {
    throw new StartupError(`${file}: ${(error as Error).message.split('\n')[0]}`, { cause: error })
  }
  if (check.Check(value)) return value
  // The deepest place is the one that is wrong: unions complain at each level above it too.
  const errors = check.Errors(value).sort((a, b) => depth(b.instancePath) - depth(a.instancePath))
  const [first] = errors
  throw new StartupError(`${file}: ${placeOf(value, first?.instancePath ?? '')}${first?.message ?? 'is wrong'}`)
}

const depth = (path: string): number => path.split('/').length

/** '/types/2/details/1' as "type 'desk lamp', details.1: ". */
function placeOf(value: unknown, path: string): string {
  const parts = path.split('/').slice(1)
  const [list, place, ...rest] = parts
  const types = (value as { types?: unknown } | null)?.types
  if (list !== 'types' || place === undefined || !Array.isArray(types)) return path === '' ? '' : `${parts.join('.')}: `
  const name = (types[Number(place)] as { name?: unknown } | null)?.name
  const field = rest.length === 0 ? '' : `, ${rest.join('.')}`
  return `type ${typeof name === 'string' ? `'${name}'` : Number(place) + 1}${field}: `
}

/** A department may be written in several files. */
function merged(files: readonly DepartmentFile[]): Department[] {
  const byName = Map.groupBy(files, ({ content }) => content.department)
  return [...byName].map(([department, parts]) => ({
    department,
    types: parts.flatMap(({ content }) => content.types),
  }))
}
