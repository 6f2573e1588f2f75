import { Unreadable } from './problem.ts'
import type { SynonymList } from './thesaurus.ts'

/** A name and the line it stands in. */
export interface PlacedName {
  text: string
  /** What it is found by (`nameKey`). */
  key: string
  line: number
}

export interface PlacedList {
  same: PlacedName[][]
  narrower: { name: PlacedName; broader: PlacedName[] }[]
}

/**
 * The list without its lines.
 * @throws Unreadable when a name stands in two lines of `same` or twice under `narrower`, or leads back to itself.
 */
export function listOf({ same, narrower }: PlacedList): SynonymList {
  const things = thingsOf(same)
  const known = new Map<string, PlacedName>()
  for (const { name } of narrower) {
    const first = known.get(name.key)
    if (first !== undefined) throw twice(name, first)
    known.set(name.key, name)
  }
  checkCycles(narrower, ({ key }) => things.get(key) ?? key)
  return {
    same: same.map((names) => names.map(({ text }) => text)),
    narrower: narrower.map(({ name, broader }) => ({ name: name.text, broader: broader.map(({ text }) => text) })),
  }
}

const twice = (name: PlacedName, first: PlacedName): Unreadable =>
  new Unreadable(
    name.line,
    `‘${name.text}’ stands in line ${first.line} already${name.text === first.text ? '' : ` (‘${first.text}’)`}`,
  )

/** The key of the thing that each name is of: its first name's. */
function thingsOf(same: PlacedList['same']): Map<string, string> {
  const things = new Map<string, string>()
  const known = new Map<string, PlacedName>()
  for (const names of same) {
    for (const name of names) {
      const first = known.get(name.key)
      if (first !== undefined) throw twice(name, first)
      known.set(name.key, name)
      things.set(name.key, names[0]?.key ?? '')
    }
  }
  return things
}

/** Follows each name to what it is a kind of, and so on; a thing is met again only on another way. */
function checkCycles(narrower: PlacedList['narrower'], thingOf: (name: PlacedName) => string): void {
  const broaderOf = new Map<string, PlacedList['narrower']>()
  for (const rule of narrower) {
    const thing = thingOf(rule.name)
    broaderOf.set(thing, [...(broaderOf.get(thing) ?? []), rule])
  }
  const done = new Set<string>()
  const visit = (thing: string, way: ReadonlySet<string>): void => {
    for (const { name, broader } of broaderOf.get(thing) ?? []) {
      for (const next of broader.map(thingOf)) {
        if (way.has(next)) throw new Unreadable(name.line, `‘${name.text}’ leads back to itself`)
        if (!done.has(next)) visit(next, new Set([...way, next]))
      }
    }
    done.add(thing)
  }
  for (const thing of broaderOf.keys()) if (!done.has(thing)) visit(thing, new Set([thing]))
}
