import type { ListItem } from './shopping-list.ts'

/** How many of something are wanted now. */
export interface CountChange {
  /** In all, for all the sets. */
  quantity: number
  unit?: string | undefined
  pack?: number | undefined
}

/**
 * An item of which another number is wanted. A number alone is of what the item was counted in; without a unit it is of
 * single things, whatever pack was asked for.
 */
export function recounted<Item extends ListItem>(item: Item, change: CountChange, sets: number): Item {
  const quantity = Math.max(1, Math.ceil(change.quantity / sets))
  const { unit: own, pack: ownPack, packUnit: ownMeasure, ...thing } = item
  const counted = change.unit ?? own
  const unit = counted === 'piece' ? undefined : counted
  const pack = change.pack ?? (unit !== undefined && unit === own ? ownPack : undefined)
  const packUnit = change.pack === undefined && pack !== undefined ? ownMeasure : undefined
  return {
    ...(thing as Item),
    quantity,
    ...(unit !== undefined && { unit }),
    ...(pack !== undefined && { pack }),
    ...(packUnit !== undefined && { packUnit }),
  }
}
