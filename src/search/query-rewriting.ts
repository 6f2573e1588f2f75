import type { SearchEngine } from './engine.ts'
import { keptFresh } from './kept-fresh.ts'
import { perCatalogue } from './per-catalogue.ts'
import { wordsOf } from './query-words.ts'
import { quoted } from './quoted.ts'
import type { SearchNotice, SearchRequest } from './search.ts'
import { type CorrectedText, createSpeller } from './spelling/speller.ts'
import { SpellingIndex, withNames } from './spelling/spelling-index.ts'
import { type CatalogueNames, withNamesOfAll, withNamesOfThing } from './synonyms/apply-synonyms.ts'
import type { Thesaurus } from './synonyms/thesaurus.ts'
import type { AnalysedQuery } from './text-analysis.ts'

/** What is searched for in place of what was typed. */
export interface RewrittenQuery {
  /** With corrected spelling. */
  text: string
  /** The words of the text, and other names of the things in it. */
  words: AnalysedQuery
  /** Says what was changed; none when nothing was. */
  notices: SearchNotice[]
}

/** Brings what shoppers type to what the catalogue calls it. */
export interface QueryRewriter {
  /**
   * Corrects words that the catalogue does not know, then takes other names for the thing that is looked for where the
   * catalogue calls it otherwise, and for the other things where no product has all the words. With `exact` all stays
   * as typed.
   */
  rewrite(request: Pick<SearchRequest, 'text' | 'exact'>): Promise<RewrittenQuery>
}

/** New words need not be known at once: what a product has is never corrected, in whatever list it is missing. */
const indexForMs = 60_000

export interface QueryRewriterOptions {
  engine: SearchEngine
  thesaurus: Thesaurus
  /** Tokens of words of the language, which are seldom misspelt. */
  realWords: ReadonlySet<string>
  /** Told when the words of the catalogue could not be read anew. */
  onFailure(error: unknown): void
}

export function createQueryRewriter({ engine, thesaurus, realWords, onFailure }: QueryRewriterOptions): QueryRewriter {
  const read = async () => {
    const vocabulary = await engine.vocabulary()
    const index = await SpellingIndex.build(withNames(vocabulary, thesaurus.tokens))
    return { index, isEmpty: vocabulary.words.length === 0 }
  }
  // A shop that is about to be loaded must not go without spelling for as long as an index is kept.
  const kept = keptFresh(read, { forMs: indexForMs, onFailure, isEmpty: ({ isEmpty }) => isEmpty })
  const speller = createSpeller({ engine, index: async () => (await kept()).index, realWords })
  const names = perCatalogue(() => engine.lexicon(), namesIn(engine))
  return {
    async rewrite({ text, exact }) {
      if (exact) return { text, words: wordsOf(text), notices: [] }
      const corrected = await speller.correct(text)
      const words = wordsOf(corrected?.text ?? text)
      const known = await names()
      const named = await withNamesOfThing(words, thesaurus, known)
      const hasNames = thesaurus.namedThings(words).length > 0
      const isFound = !hasNames || (await known.products(named?.words ?? words)) > 0
      const others = isFound ? undefined : await withNamesOfAll(words, thesaurus, known)
      // Other names that bring no product with all the words either would only blur what has some of them.
      const helps = others !== undefined && (await known.products(others.words)) > 0
      const used = helps ? others : named
      return {
        text: corrected?.text ?? text,
        words: used?.words ?? words,
        notices: [spellingNotice(corrected), synonymsNotice(used?.used)].filter((notice) => notice !== undefined),
      }
    },
  }
}

/** What synonyms need to know of the catalogue; what it has of a name is counted once. */
const namesIn = (engine: SearchEngine) => async (): Promise<CatalogueNames> => {
  const counts = new Map<string, number>()
  const products = async (words: AnalysedQuery): Promise<number> =>
    (await engine.rank({ words, match: 'all', filters: {}, limit: 0 })).total
  // Only names of the list are counted, so that the list bounds what is kept.
  const ofKind: CatalogueNames['ofKind'] = async ({ text, forms }) => {
    const count = counts.get(text) ?? (await products([{ text, forms, isKind: true }]))
    counts.set(text, count)
    return count
  }
  return { ofKind, products }
}

const spellingNotice = (corrected: CorrectedText | undefined): SearchNotice | undefined =>
  corrected && { kind: 'spelling', text: `Showing results for ${quoted(corrected.text)}.` }

const synonymsNotice = (names: readonly string[] | undefined): SearchNotice | undefined =>
  names && { kind: 'synonyms', text: `Also searched for ${listed(names.map(quoted))}.` }

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
