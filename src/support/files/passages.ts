import type { Nodes, RootContent, Table, TableRow } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { toString as plainText } from 'mdast-util-to-string'
import { gfmTable } from 'micromark-extension-gfm-table'
import { cleanLine } from '../../catalogue/text.ts'
import type { Passage } from '../passage.ts'

/**
 * Longer than a paragraph that is read in a chat. A list or table that is longer is also cut into its
 * entries, each with its lead-in.
 */
const longestWhole = 500

/** Markdown as passages of plain text, in its order: no markup, no raw HTML, no definition of a link is in them. */
export function passagesOf(markdown: string): Passage[] {
  const { children } = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  const passages: Passage[] = []
  let heading: string | undefined
  for (const [index, block] of children.entries()) {
    if (block.type === 'heading') {
      heading = lineOf(block)
      continue
    }
    const lead = leadOf(children[index - 1])
    // A sentence that ends in a colon is quoted with what it leads to.
    if (lead === undefined || !isListLike(block)) {
      if (leadOf(block) !== undefined && isListLike(children[index + 1])) continue
    }
    for (const text of textsOf(block, lead ?? heading)) if (text !== '') passages.push({ heading, text })
  }
  return passages
}

const isListLike = (block: RootContent | undefined): boolean => block?.type === 'list' || block?.type === 'table'

/** The text of a paragraph that leads to what follows it. */
function leadOf(block: RootContent | undefined): string | undefined {
  if (block?.type !== 'paragraph') return undefined
  const text = lineOf(block)
  return text.endsWith(':') ? text : undefined
}

const lineOf = (node: Nodes): string => cleanLine(plainText(withoutHtml(node), { includeImageAlt: true }))

/** Tags that the operator wrote are no words, and a break is a space between two. */
function withoutHtml(node: Nodes): Nodes {
  if (node.type === 'html') return { type: 'text', value: ' ' }
  if (node.type === 'break') return { type: 'text', value: ' ' }
  if (!('children' in node)) return node
  return { ...node, children: node.children.map((child) => withoutHtml(child)) } as Nodes
}

function textsOf(block: RootContent, lead: string | undefined): string[] {
  if (block.type === 'html' || block.type === 'definition' || block.type === 'thematicBreak') return []
  if (block.type === 'table') return whole(lead, tableRows(block))
  if (block.type === 'list') {
    const start = block.start ?? 1
    const items = block.children.map((item, index) => {
      const mark = block.ordered === true ? `${start + index}.` : '•'
      return `${mark} ${lineOf({ type: 'root', children: separated(item.children) })}`
    })
    return whole(lead, items)
  }
  if (block.type === 'blockquote') return block.children.flatMap((child) => textsOf(child, lead))
  return [lineOf(block)]
}

/** Paragraphs and lists within an entry, with a space between them. */
const separated = (children: readonly RootContent[]): RootContent[] =>
  children.flatMap((child, index) => {
    const inner = child.type === 'list' ? child.children.flatMap((item) => separated(item.children)) : [child]
    return index === 0 ? inner : [{ type: 'text', value: ' ' } satisfies RootContent, ...inner]
  })

/** A list or table as one passage, when it is short enough to be read as one; otherwise as its entries. */
function whole(lead: string | undefined, entries: string[]): string[] {
  const led = (texts: string[]): string => [...(lead === undefined ? [] : [lead]), ...texts].join('\n')
  const all = led(entries)
  return all.length <= longestWhole ? [all] : entries.map((entry) => led([entry]))
}

/** Each row with the names of its columns: 'Express: Price $12.95, Takes 1 day'. */
function tableRows({ children: [head, ...rows] }: Table): string[] {
  const cells = (row: TableRow | undefined): string[] => row?.children.map((cell) => lineOf(cell)) ?? []
  const [, ...names] = cells(head)
  return rows.map((row) => {
    const [first = '', ...values] = cells(row)
    const named = values.flatMap((value, index) => (value === '' ? [] : `${names[index] ?? ''} ${value}`.trim()))
    return named.length === 0 ? first : `${first}: ${named.join(', ')}`
  })
}
