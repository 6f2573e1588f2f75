import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadArticle } from '../passage.ts'
import { type ArticleFile, type FileProblem, readArticleFile } from './article-file.ts'

/** An article is read by people: one of more bytes is something else. */
const mostBytes = 256 * 1_024
/** All are kept in memory and searched at once. */
const mostArticles = 5_000

export interface ArticleFolder {
  /** Those that could be read, in the order of their files' names. */
  read: ReadArticle[]
  /** Files, or fields of them, that were passed over. */
  problems: FileProblem[]
}

/** The Markdown files of a folder; those below it, and hidden ones, are not the help centre's. */
async function markdownFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names.filter((name) => /^[^.].*\.md$/i.test(name)).sort()
}

/**
 * Reads the articles of a folder. A file that cannot be taken is named among the problems, and the rest is read.
 * @throws when the folder itself cannot be read.
 */
export async function readArticleFolder(folder: string): Promise<ArticleFolder> {
  const read: ReadArticle[] = []
  const problems: FileProblem[] = []
  const fileOf = new Map<string, string>()
  for (const name of await markdownFiles(folder)) {
    if (read.length === mostArticles) {
      problems.push({ file: name, line: 1, reason: `it and all after it are beyond the ${mostArticles} articles` })
      break
    }
    const { read: taken, problem, warnings } = await readFile(folder, name)
    problems.push(...(problem === undefined ? [] : [problem]), ...warnings)
    if (taken === undefined) continue
    const { id } = taken.article
    const other = fileOf.get(id)
    if (other !== undefined) {
      problems.push({ file: name, line: taken.idLine, reason: `its id ${id} is that of ${other}` })
      continue
    }
    fileOf.set(id, name)
    read.push(taken)
  }
  return { read, problems }
}

async function readFile(folder: string, name: string): Promise<ArticleFile> {
  const failed = (reason: string): ArticleFile => ({ problem: { file: name, line: 1, reason }, warnings: [] })
  try {
    const handle = await open(join(folder, name))
    try {
      const found = await handle.stat()
      if (!found.isFile()) return failed('it is not a file')
      if (found.size > mostBytes) return failed(`it is larger than ${mostBytes / 1_024} KB`)
      return readArticleFile(name, await handle.readFile())
    } finally {
      await handle.close()
    }
  } catch (error) {
    return failed(`it cannot be read (${codeOf(error)})`)
  }
}

export const codeOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error))

/**
 * What changes when a file of the folder does: names, sizes and times. It is asked for again and again, which
 * also sees changes on network volumes, where the system tells of none.
 * @throws when the folder cannot be read.
 */
export async function folderFingerprint(folder: string): Promise<string> {
  const lines: string[] = []
  for (const name of (await markdownFiles(folder)).slice(0, mostArticles + 1)) {
    // One that goes in this moment is another state of the folder, and no failure.
    const found = await stat(join(folder, name)).catch(() => undefined)
    lines.push(`${name} ${found?.size} ${found?.mtimeMs} ${found?.ino}`)
  }
  return lines.join('\n')
}
