import { audio } from './audio.ts'
import type { Draw } from './draw.ts'

export type { Draw }

/** How each known kind of goods is drawn, by the name of its category in lower case. */
export const kinds: ReadonlyMap<string, Draw> = new Map(Object.entries({ ...audio }))
