import type { ListItem } from './shopping-list.ts'

/** Whether one of the words of a text is known as a thing. */
export const hasThing = (text: string, isThing: (word: string) => boolean): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .some((word) => word !== '' && isThing(word))

/** Whether an item, or what else would do, has a word that is known as a thing; the last says mostly what it is. */
export const namesThing = ({ text, or }: ListItem, isThing: (word: string) => boolean): boolean =>
  [text, ...or].some((name) => hasThing(name, isThing))
