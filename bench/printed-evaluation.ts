import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { fold } from '../src/search/fold.ts'
import { stem } from '../src/search/stem.ts'
import type { EvaluationRow } from './evaluation-row.ts'
import { checkFonts, type PagePhoto, photographPage } from './printed-page.ts'
import type { SearchedService } from './searched-service.ts'

interface PrintedList {
  name: string
  text: string
  items: [quantity: number, thing: string][]
}

type Font = PagePhoto['font']

/** Faces of the fonts that Debian and its images have; other families are missing there, and no handwriting is among them. */
const fonts: Font[] = [
  { family: 'DejaVu Sans' },
  { family: 'DejaVu Serif' },
  { family: 'DejaVu Sans Mono' },
  { family: 'DejaVu Sans Condensed', stretch: 'condensed' },
  { family: 'DejaVu Serif', style: 'italic' },
]
/** Letters of one width, each drawn for itself, stand for a hand that writes in block letters. */
const blockLetters: Font = { family: 'DejaVu Sans Mono', style: 'italic' }

const readPrinted = (file: string): PrintedList[] =>
  (
    parse(readFileSync(fileURLToPath(new URL(`../data/evaluation/${file}`, import.meta.url)), 'utf8')) as {
      lists: PrintedList[]
    }
  ).lists

/** Each list in each font: level, tilted to 5° either way, in noise and shadow, sharp and a little out of focus. */
function photosOf(list: number, font: number): Omit<PagePhoto, 'font'> {
  const turn = list * fonts.length + font
  return {
    tilt: ((turn * 7) % 11) - 5,
    noise: [0, 8, 16][turn % 3] ?? 0,
    shadow: [0, 0.3, 0.55][(turn >> 1) % 3] ?? 0,
    blur: [0, 0.8, 1.4][(turn >> 2) % 3] ?? 0,
    seed: turn + 1,
  }
}

/**
 * Items of lists that were printed and photographed, each with its quantity, as the whole service reads them by OCR; what is
 * read and stands on no list counts as an item that is wrong.
 */
export async function evaluatePrintedLists(
  service: SearchedService,
  file = 'held-out/printed-lists.yaml',
): Promise<EvaluationRow> {
  await checkFonts([...fonts, blockLetters])
  const row: EvaluationRow = {
    name: `photos of lists printed in ${fonts.length} fonts: items with their quantities`,
    right: 0,
    of: 0,
    misses: [],
  }
  for (const [place, list] of readPrinted(file).entries())
    for (const [at, font] of fonts.entries()) await readPage(service, list, { font, ...photosOf(place, at) }, row)
  return row
}

/** The same where each letter is turned, moved and sized by chance, as a hand does that writes in block letters. */
export async function evaluateUnsteadyLists(
  service: SearchedService,
  file = 'held-out/printed-lists.yaml',
): Promise<EvaluationRow> {
  await checkFonts([...fonts, blockLetters])
  const row: EvaluationRow = {
    name: 'photos of lists in unsteady block letters: items with their quantities',
    right: 0,
    of: 0,
    misses: [],
  }
  for (const [place, list] of readPrinted(file).entries())
    await readPage(service, list, { font: blockLetters, unsteady: 1, ...photosOf(place, 0) }, row)
  return row
}

async function readPage(
  service: SearchedService,
  { name, text, items }: PrintedList,
  photo: PagePhoto,
  row: EvaluationRow,
): Promise<void> {
  const found = await service.listIn(await photographPage(text, photo))
  const page = `${name} in ${photo.font.family} ${photo.font.style ?? ''}`
  let missed = 0
  for (const [quantity, thing] of items) {
    const at = found.findIndex((item) => item.quantity === quantity && hasWords(item.text, thing))
    row.of++
    if (at === -1) {
      missed++
      row.misses.push(`${page}: ${quantity} ${thing}`)
    } else {
      row.right++
      found.splice(at, 1)
    }
  }
  // What was misread is found too, and counted already.
  row.of += Math.max(0, found.length - missed)
  for (const item of found) row.misses.push(`${page}: found ${item.quantity} ${item.text}`)
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(stem)

/** The thing has its name's words; how it is to be may stand among its wishes. */
const hasWords = (found: string, thing: string): boolean => {
  const words = wordsOf(found)
  return wordsOf(thing).every((word) => words.includes(word))
}
