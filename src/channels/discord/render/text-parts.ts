import type { ArticlePart, Part } from '../../../chat/reply.ts'
import { absoluteAddress } from './addresses.ts'
import type { Budget } from './budget.ts'
import { comparisonText } from './comparison.ts'
import { display, link, small } from './components.ts'
import { discordLimits } from './limits.ts'
import { type Block, type Button, componentTypes, type TextDisplay } from './message-payload.ts'
import type { RenderOptions } from './options.ts'
import type { Pressables } from './pressables.ts'
import { gallery } from './product.ts'
import { cutLiteral, inline, literal } from './text.ts'

type NoticePart = Extract<Part, { type: 'notice' }>
type Said = Extract<Part, { type: 'text' }> | NoticePart

/** What is rendered as one: texts and notices that follow each other are one text. */
export type Draft = { type: 'said'; parts: Said[] } | Exclude<Part, { type: 'text' }>

export function draftsOf(parts: readonly Part[]): Draft[] {
  const drafts: Draft[] = []
  for (const part of parts) {
    const last = drafts.at(-1)
    const isSaid = part.type === 'text' || (part.type === 'notice' && part.undo === undefined)
    if (!isSaid) drafts.push(part)
    else if (last?.type === 'said') last.parts.push(part)
    else drafts.push({ type: 'said', parts: [part] })
  }
  return drafts
}

export interface RenderedDraft {
  blocks: Block[]
  /** Whether something of it was left out. */
  isCut: boolean
}

const nothingFits: RenderedDraft = { blocks: [], isCut: true }

type TextDraft = Exclude<Draft, { type: 'products' | 'basket' | 'chips' | 'suggestions' }>

/** As much of it as there is room for, which is taken from the budget. */
export function renderDraft(
  draft: TextDraft,
  budget: Budget,
  pressables: Pressables,
  options: RenderOptions,
): RenderedDraft {
  switch (draft.type) {
    case 'said':
      return said(draft.parts, budget)
    case 'notice':
      return undoable(draft, budget, pressables)
    case 'article':
      return article(draft, budget, options)
    case 'comparison': {
      // One for the text, when there is no room for pictures.
      const pictures = budget.components > 1 ? gallery(draft.products, options) : []
      const text = comparisonText(draft, budget.characters)
      if (text === undefined) return nothingFits
      return taken(budget, [...pictures, display(text)])
    }
  }
}

const taken = (budget: Budget, blocks: Block[]): RenderedDraft =>
  budget.reserve(blocks) ? { blocks, isCut: false } : nothingFits

/** Fewer characters say nothing. */
const fewestCharacters = 20

interface CutText {
  text: string
  isCut: boolean
}

/** A text as markdown of at most `most` characters. */
function fitted(text: string, most: number): CutText | undefined {
  if (most < fewestCharacters) return undefined
  return { text: cutLiteral(text, most), isCut: text.length > most || literal(text).length > most }
}

function said(parts: readonly Said[], budget: Budget): RenderedDraft {
  const lines: string[] = []
  let [room, isCut] = [budget.characters, false]
  for (const part of parts) {
    const line = part.type === 'notice' ? fitted(inline(part.text), room - 4) : fitted(part.text.trim(), room - 1)
    if (line === undefined) {
      isCut = true
      break
    }
    if (line.text === '') continue
    const text = part.type === 'notice' ? small(line.text) : line.text
    lines.push(text)
    room -= text.length + 1
    isCut ||= line.isCut
  }
  if (lines.length === 0) return { blocks: [], isCut }
  const rendered = taken(budget, [display(lines.join('\n'))])
  return { ...rendered, isCut: isCut || rendered.isCut }
}

/** Beside a text when there is room for it. */
function withAccessory(text: TextDisplay, accessory: Button | undefined, budget: Budget): RenderedDraft {
  if (accessory !== undefined) {
    const section = { type: componentTypes.section, components: [text], accessory } satisfies Block
    if (budget.reserve([section])) return { blocks: [section], isCut: false }
  }
  const alone = taken(budget, [text])
  return { ...alone, isCut: alone.isCut || accessory !== undefined }
}

function undoable(part: NoticePart, budget: Budget, pressables: Pressables): RenderedDraft {
  const text = fitted(inline(part.text), budget.characters - 3)
  if (text === undefined) return nothingFits
  const undo = part.undo === undefined ? undefined : pressables.button(part.undo, 'Search without that')
  const rendered = withAccessory(display(small(text.text)), undo, budget)
  return { ...rendered, isCut: rendered.isCut || text.isCut }
}

/** Characters of markdown of an article's title and topic. */
const longestTitle = 300
const longestTopic = 100

/** The passage as it was written, and where it is from. */
function article(part: ArticlePart, budget: Budget, { publicUrl }: RenderOptions): RenderedDraft {
  const title = `**${cutLiteral(inline(part.title) || '–', longestTitle)}**`
  const source = small(`From the help centre: ${cutLiteral(inline(part.topic) || '–', longestTopic)}`)
  const passage = fitted(part.passage.trim(), budget.characters - title.length - source.length - 2)
  if (passage === undefined) return nothingFits
  const page = absoluteAddress(part.url, publicUrl, discordLimits.buttonUrl)
  const text = display([title, passage.text, source].join('\n'))
  const rendered = withAccessory(text, page === undefined ? undefined : link(page, 'Read the article'), budget)
  return { ...rendered, isCut: rendered.isCut || passage.isCut }
}
