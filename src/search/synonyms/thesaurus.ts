import type { AnalysedQuery } from '../text-analysis.ts'
import { keyOfName, keysOf, type Name, nameKey, nameOf } from './names.ts'

/** The other names of things, as a synonym file lists them and checked. */
export interface SynonymList {
  /** Names of one thing each. */
  same: readonly (readonly string[])[]
  /** A name, and those of what it is a kind of. */
  narrower: readonly { name: string; broader: readonly string[] }[]
}

/** Words of a query that together are a name with synonyms: those from `from` up to, not with, `to`. */
export interface NamedThing {
  from: number
  to: number
  own: Name
  /** Other names of the same thing. */
  same: readonly Name[]
  /** Names of what it is a kind of, and their other names. */
  broader: readonly Name[]
}

/** Knows other names of things. */
export interface Thesaurus {
  /** The names in a query that have synonyms, from left to right, the longest first: none overlap. */
  namedThings(words: AnalysedQuery): NamedThing[]
  /** The tokens of all names. */
  tokens: ReadonlySet<string>
}

/** Prepares a list for use, once. */
export function createThesaurus({ same, narrower }: SynonymList): Thesaurus {
  const groups = same.map((names) => names.map(nameOf))
  const groupOf = new Map<string, readonly Name[]>()
  for (const group of groups) for (const name of group) groupOf.set(keyOfName(name), group)
  const broaderOf = new Map(
    narrower.map(({ name, broader }) => [
      nameKey(name),
      broader.flatMap((text) => groupOf.get(nameKey(text)) ?? [nameOf(text)]),
    ]),
  )
  const owns = new Map<string, Name>()
  for (const name of [...groups.flat(), ...narrower.map(({ name: text }) => nameOf(text))]) {
    for (const key of keysOf(name)) owns.set(key, owns.get(key) ?? name)
  }
  const tokens = new Set([...owns.values()].flatMap(({ forms }) => forms.flat()))
  const mostWords = Math.max(0, ...[...owns.values()].map(({ forms }) => forms[0]?.length ?? 0))

  const thingAt = (words: AnalysedQuery, from: number): NamedThing | undefined => {
    for (let to = Math.min(words.length, from + mostWords); to > from; to--) {
      const key = words.slice(from, to).map(keyOfWord).join('')
      const own = owns.get(key)
      if (own === undefined) continue
      const same = (groupOf.get(keyOfName(own)) ?? []).filter((name) => name !== own)
      return { from, to, own, same, broader: broaderOf.get(keyOfName(own)) ?? [] }
    }
    return undefined
  }
  return {
    namedThings(words) {
      const things: NamedThing[] = []
      for (let from = 0; from < words.length; ) {
        const thing = thingAt(words, from)
        if (thing !== undefined) things.push(thing)
        from = thing?.to ?? from + 1
      }
      return things
    },
    tokens,
  }
}

/** A word in its parts where it has some ('all-in-one'), else as it is. */
const keyOfWord = ({ text }: AnalysedQuery[number]): string => nameKey(text)
