import type { Choice } from '../understanding.ts'
import type { Word } from '../words.ts'
import { add } from './brands.ts'

/** What a message says of brands or colours, given what was asked for before it. */
export interface ChoiceInContext {
  choice: Choice
  /** Whether all that was asked for is taken back. */
  isLifted: boolean
}

/**
 * Reads a choice in its conversation: 'or blue' and 'dell too' are beside what was asked for, 'other
 * brands' rules that out, and 'remove black' takes it back, ruling black out only where it was not
 * asked for.
 */
export function choiceInContext(
  words: readonly Word[],
  said: Choice,
  before: Choice,
  name: 'brand' | 'colour',
): ChoiceInContext {
  if (isTakenBack(words, said, before)) {
    const include = before.include.filter((value) => !said.exclude.includes(value))
    return { choice: { include, exclude: [] }, isLifted: include.length === 0 }
  }
  if (isRemoval(words) && isSame(said.exclude, before.exclude) && before.include.length === 0) {
    return { choice: { include: [], exclude: [] }, isLifted: true }
  }
  const include = isAddition(words) && said.include.length > 0 ? [...before.include] : []
  const exclude = [...said.exclude]
  for (const value of said.include) add(include, value)
  if (isOther(words, name)) for (const value of before.include) if (!include.includes(value)) add(exclude, value)
  return { choice: { include: include.filter((value) => !exclude.includes(value)), exclude }, isLifted: false }
}

const isRemoval = (words: readonly Word[]): boolean =>
  words.some(({ text }) => /^(?:remove|undo|delete|clear|forget|drop|ditch|scrap|skip|lose)$/.test(text))

/** Whether both rule out the same, and anything at all. */
const isSame = (said: readonly string[], before: readonly string[]): boolean =>
  said.length > 0 && said.length === before.length && said.every((value) => before.includes(value))

const isTakenBack = (words: readonly Word[], said: Choice, before: Choice): boolean =>
  said.exclude.length > 0 && isRemoval(words) && said.exclude.every((value) => before.include.includes(value))

/** 'or blue', 'also dell', 'canon too'. */
function isAddition(words: readonly Word[]): boolean {
  const texts = words.filter(({ kind }) => kind !== 'mark').map(({ text }) => text)
  return (
    /^(?:or|also|plus|and)$/.test(texts[0] ?? '') ||
    /^(?:too|also)$/.test(texts.at(-1) ?? '') ||
    texts.slice(-2).join(' ') === 'as well'
  )
}

/** 'other brands', 'a different colour'. */
function isOther(words: readonly Word[], name: 'brand' | 'colour'): boolean {
  const pattern = name === 'brand' ? /^(?:brands?|makes?)$/ : /^colou?rs?$/
  return words.some(
    ({ text }, index) => /^(?:other|another|different)$/.test(text) && pattern.test(words[index + 1]?.text ?? ''),
  )
}
