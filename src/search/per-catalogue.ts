import type { Lexicon } from './engine.ts'

/**
 * Something that is worked out of a catalogue as a whole, once for each state of it: `derive` is called again when the
 * lexicon is another one, and when it failed.
 */
export function perCatalogue<T>(
  lexicon: () => Promise<Lexicon>,
  derive: (lexicon: Lexicon) => Promise<T>,
): () => Promise<T> {
  let known: { lexicon: Lexicon; derived: Promise<T> } | undefined
  return async () => {
    const current = await lexicon()
    if (known?.lexicon === current) return known.derived
    const deriving = { lexicon: current, derived: derive(current) }
    known = deriving
    try {
      return await deriving.derived
    } catch (error) {
      if (known === deriving) known = undefined
      throw error
    }
  }
}
