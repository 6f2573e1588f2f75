import { isMap, LineCounter, type ParsedNode, parseDocument, visit, type YAMLMap } from 'yaml'
import { cleanLine, cleanText } from '../../catalogue/text.ts'
import type { ReadArticle } from '../passage.ts'
import type { Article } from '../support-search.ts'
import { passagesOf } from './passages.ts'

/** What is wrong with a file, and where. */
export interface FileProblem {
  file: string
  /** From 1. */
  line: number
  reason: string
}

export interface ArticleFile {
  /** Undefined when the file holds none. */
  read?: ReadArticle & { idLine: number }
  /** Why it is not taken. */
  problem?: FileProblem
  /** What was passed over although it is taken. */
  warnings: FileProblem[]
}

const known = ['id', 'topic', 'title', 'phrasings', 'url'] as const
/** Ids and topics stand in addresses and in tables: letters, digits, and what joins them. */
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}$/u
const longestTitle = 200
const mostPhrasings = 200
const longestPhrasing = 300

/** Thrown within this file where a front matter is read, and caught where the file is. */
class Unreadable extends Error {
  readonly line: number
  constructor(line: number, reason: string) {
    super(reason)
    this.line = line
  }
}

/**
 * Reads an article: front matter in YAML between two lines of `---`, then Markdown. `file` names it in
 * problems. Never throws on any bytes.
 */
export function readArticleFile(file: string, bytes: Uint8Array): ArticleFile {
  const warnings: FileProblem[] = []
  try {
    const { yaml, body, bodyLine } = parted(decoded(bytes))
    const { article, idLine } = articleOf(yaml, cleanText(body), (line, reason) =>
      warnings.push({ file, line, reason }),
    )
    const passages = passagesOf(article.body)
    if (passages.length === 0) throw new Unreadable(bodyLine, 'the article has no text below its front matter')
    return { read: { article, passages, idLine }, warnings }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { problem: { file, line: error.line, reason: error.message }, warnings }
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable(lineOfBadByte(bytes), 'it is not UTF-8')
  }
}

/** The first line that is not UTF-8 when it stands alone; a line feed is never part of a longer character. */
function lineOfBadByte(bytes: Uint8Array): number {
  let start = 0
  for (let line = 1; start <= bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const piece = bytes.subarray(start, end === -1 ? bytes.length : end)
    if (Buffer.from(piece).toString('utf8').includes('\ufffd')) return line
    if (end === -1) break
    start = end + 1
  }
  return 1
}

function parted(text: string): { yaml: string; body: string; bodyLine: number } {
  const lines = text.split(/\r\n?|\n/)
  if (lines[0]?.trimEnd() !== '---') throw new Unreadable(1, 'it has no front matter: the first line must be ---')
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end === -1) throw new Unreadable(1, 'its front matter is not closed by a line of ---')
  return { yaml: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
}

type Warn = (line: number, reason: string) => void

/** The front matter, with the line in the file of each field. */
interface Fields {
  value(name: (typeof known)[number]): unknown
  lineOf(name: string): number
}

function fieldsOf(yaml: string, warn: Warn): Fields {
  const lineCounter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: 'silent', schema: 'core' })
  // The front matter begins on the file's second line.
  const line = (offset: number): number => lineCounter.linePos(offset).line + 1
  const [error] = document.errors
  if (error !== undefined) throw new Unreadable(line(error.pos[0]), `its front matter is not YAML: ${error.message}`)
  const { contents } = document
  if (!isMap(contents)) throw new Unreadable(2, 'its front matter is not a list of fields such as id: and title:')
  const map: YAMLMap.Parsed = contents
  const lines = new Map<string, number>()
  for (const { key } of map.items) {
    const name = String(key)
    lines.set(name, line(offsetOf(key)))
    if (!known.some((field) => field === name)) warn(lines.get(name) ?? 2, `the field ${cleanLine(name)} is unknown`)
  }
  visit(document, { Alias: (_key, { range }) => refuseAlias(line(range?.[0] ?? 0)) })
  const values: Record<string, unknown> = document.toJS()
  return {
    value: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
    lineOf: (name) => lines.get(name) ?? 2,
  }
}

/** A few lines of aliases can stand for a million values; no article needs one. */
function refuseAlias(line: number): never {
  throw new Unreadable(line, 'its front matter must not have aliases (*name)')
}

const offsetOf = (node: ParsedNode): number => node.range[0]

function articleOf(yaml: string, body: string, warn: Warn): { article: Article; idLine: number } {
  const fields = fieldsOf(yaml, warn)
  const text = (name: 'id' | 'topic' | 'title' | 'url', longest: number): string | undefined => {
    const value = fields.value(name)
    if (value === undefined || value === null || value === '') return undefined
    // A year as a title, or a number as an id, is meant as it is written.
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new Unreadable(fields.lineOf(name), `${name} must be text`)
    const line = cleanLine(String(value))
    if (line.length > longest) throw new Unreadable(fields.lineOf(name), `${name} is longer than ${longest} characters`)
    return line === '' ? undefined : line
  }
  const required = (name: 'id' | 'topic' | 'title'): string => {
    const value = text(name, name === 'title' ? longestTitle : 100)
    if (value === undefined) throw new Unreadable(fields.lineOf(name), `its front matter has no ${name}`)
    if (name !== 'title' && !namePattern.test(value))
      throw new Unreadable(fields.lineOf(name), `${name} may hold letters, digits, _ . and - only`)
    return value
  }
  const [id, topic, title] = [required('id'), required('topic'), required('title')]
  const url = urlOf(text('url', 2_000), (reason) => warn(fields.lineOf('url'), reason))
  const article = { id, topic, title, phrasings: phrasingsOf(fields), body, ...(url === undefined ? {} : { url }) }
  return { article, idLine: fields.lineOf('id') }
}

/** An address of a web page; another kind could be a script, and is left out. */
function urlOf(value: string | undefined, warn: (reason: string) => void): string | undefined {
  if (value === undefined) return undefined
  if (/^https?:\/\//i.test(value) && URL.canParse(value)) return new URL(value).href
  return void warn('url is left out: it must begin with https:// or http://')
}

function phrasingsOf(fields: Fields): string[] {
  const value = fields.value('phrasings')
  if (value === undefined || value === null) return []
  const line = fields.lineOf('phrasings')
  if (!Array.isArray(value)) throw new Unreadable(line, 'phrasings must be a list, one phrasing a line after a -')
  if (value.length > mostPhrasings) throw new Unreadable(line, `it has more than ${mostPhrasings} phrasings`)
  return value.flatMap((phrasing: unknown) => {
    if (typeof phrasing !== 'string' && typeof phrasing !== 'number')
      throw new Unreadable(line, 'each phrasing must be text; quote one that holds a colon')
    const text = cleanLine(String(phrasing))
    if (text.length > longestPhrasing)
      throw new Unreadable(line, `a phrasing is longer than ${longestPhrasing} characters`)
    return text === '' ? [] : [text]
  })
}
