import { type Basket, type BasketChange, mostItems, placeOf, type Target, unknownTargets } from '../../lists/basket.ts'
import { formatCount, joined, shortened } from '../format.ts'
import { wantedText } from './wanted-text.ts'

/** Of the name of an item in a sentence. */
export const longestNamed = 60

export const levelNames = {
  budget: 'at the lowest prices',
  best: 'with the best matches',
  premium: 'with premium products',
} as const

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
export const quoted = (text: string): string => `“${shortened(text, longestNamed)}”`
export const targetText = (target: Target): string => (typeof target === 'number' ? `line ${target}` : quoted(target))

/** What a change has done to a basket, and nothing that it has not; undefined where it only shows it. */
export function changeText(change: BasketChange, before: Basket, after: Basket): string | undefined {
  const unknown = new Set(unknownTargets(before, change))
  switch (change.do) {
    case 'show':
      return undefined
    case 'clear':
    case 'sets':
      return 'Done.'
    case 'add':
      return addedText(change.items, after.items.length - before.items.length)
    case 'remove': {
      const gone = change.targets.filter((target) => !unknown.has(target))
      return gone.length === 0 ? nothing : `Taken off: ${joined(gone.map(targetText))}.`
    }
    case 'swap':
      return unknown.size > 0 ? nothing : `${quoted(change.by.text)} instead of ${targetText(change.target)}.`
    case 'quantity': {
      const item = after.items[placeOf(before, change.target) ?? -1]
      return item === undefined ? nothing : `${capital(targetText(change.target))}: ${inAll(item, after.sets)}.`
    }
    case 'level': {
      const { target, level } = change
      if (unknown.size > 0) return nothing
      return `${capital(levelNames[level])}${target === undefined ? '' : ` for ${targetText(target)}`}.`
    }
  }
}

const nothing = 'Nothing was changed.'

const inAll = (item: Basket['items'][number], sets: number): string =>
  wantedText({ ...item, quantity: item.quantity * sets })

/** What was added; a list that is full takes no more. */
function addedText(items: readonly { text: string }[], count: number): string {
  const [taken, left] = [items.slice(0, count), items.slice(count)].map((some) => some.map(({ text }) => quoted(text)))
  const full = `A list takes ${formatCount(mostItems)} things, so ${joined(left ?? [])} found no room.`
  if (left === undefined || left.length === 0) return `Added ${joined(taken ?? [])}.`
  return taken === undefined || taken.length === 0 ? full : `Added ${joined(taken)}. ${full}`
}
