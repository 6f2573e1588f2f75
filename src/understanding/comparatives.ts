import { phrases } from './phrases.ts'
import type { Span, Taken } from './spans.ts'
import type { RelativeMeasure, State } from './understanding.ts'
import type { Word } from './words.ts'

const relative = (direction: RelativeMeasure['direction'], ...names: string[]): Omit<RelativeMeasure, 'word'> => ({
  names,
  direction,
})

const sizes = ['screen size', 'display diagonal', 'capacity', 'volume', 'width', 'diameter', 'length', 'height']
const speeds = ['print speed', 'speed', 'refresh rate', 'processor frequency', 'data transfer rate']
const batteries = ['battery life', 'run time', 'playing time', 'battery capacity']

/** Comparatives without a number, and the attributes that they may be of, best first. */
const comparatives = phrases<Omit<RelativeMeasure, 'word'>>([
  [relative('lower', 'weight'), 'lighter, less heavy, more lightweight, too heavy'],
  [relative('higher', 'weight'), 'heavier, too light'],
  [relative('lower', 'length', 'cable length', 'height'), 'shorter, too long'],
  [relative('higher', 'length', 'cable length'), 'longer, too short'],
  [relative('higher', ...sizes), 'bigger, larger, too small, more room, roomier'],
  [relative('lower', ...sizes), 'smaller, too big, too large, more compact'],
  [relative('higher', 'width'), 'wider, broader, too narrow'],
  [relative('lower', 'width'), 'narrower, too wide'],
  [relative('higher', 'height'), 'taller'],
  [relative('lower', 'height'), 'lower one, less tall, too tall'],
  [relative('higher', 'depth'), 'deeper'],
  [relative('lower', 'thickness', 'depth'), 'thinner, slimmer, too thick'],
  [relative('higher', 'thickness'), 'thicker, too thin'],
  [relative('lower', 'noise level'), 'quieter, less noisy, too loud'],
  [relative('higher', 'brightness'), 'brighter, too dark, too dim'],
  [relative('higher', 'power'), 'more powerful, stronger, more power'],
  [relative('higher', ...speeds), 'faster, quicker, too slow'],
  [relative('higher', 'memory', 'internal memory'), 'more ram, more memory'],
  [relative('higher', 'storage', 'capacity', 'total storage capacity'), 'more storage, more space, more storage space'],
  [
    relative('higher', ...batteries),
    'longer battery, longer battery life, more battery, better battery, better battery life, lasts longer',
  ],
])

/** What may stand around a bare comparative: 'something a bit shorter please'. */
const around = new Set(
  `a an the bit little much even slightly way far something anything some one ones please pls can could you u show me do have
  got is are there any it they these those that this but and or ok also i want need would like prefer id looking for them
  find give get in no not too still well same with version model options of more just now thanks im we too make`.split(
    /\s+/,
  ),
)

/**
 * Reads a comparative that stands alone on what was shown: 'something shorter', 'lighter ones', 'too heavy'. With a
 * number ('longer than 2 m'), a product ('lighter than the first one') or other words it is none.
 */
export function readComparative(
  words: readonly Word[],
  taken: Taken,
  { results }: Pick<State, 'results'>,
  hasAttribute: (name: string) => boolean,
): { relativeMeasure: RelativeMeasure | undefined; spans: Span[] } {
  const none = { relativeMeasure: undefined, spans: [] }
  if (results.length === 0) return none
  const start = words.findIndex((_, index) => !taken.has(index) && comparatives.at(words, index) !== undefined)
  const found = start === -1 ? undefined : comparatives.at(words, start)
  // What no record says is a word to search for.
  if (found === undefined || !found.meaning.names.some(hasAttribute)) return none
  const end = start + found.length
  const isAlone = words.every(
    ({ kind, text }, index) =>
      kind === 'mark' || taken.has(index) || (index >= start && index < end) || around.has(text),
  )
  if (!isAlone || words[end]?.text === 'than') return none
  const word = words
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ')
  return { relativeMeasure: { ...found.meaning, word }, spans: [{ start, end }] }
}
