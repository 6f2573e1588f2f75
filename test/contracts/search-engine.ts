import { describe } from 'vitest'
import { cataloguePicturesContract } from './catalogue-pictures.ts'
import { catalogueWriterContract } from './catalogue-writer.ts'
import { facetContract } from './search-facets.ts'
import { filterContract } from './search-filters.ts'
import { lexiconContract } from './search-lexicon.ts'
import { numberContract } from './search-numbers.ts'
import type { OpenEngine } from './search-opened.ts'
import { pagingContract } from './search-paging.ts'
import { rankingContract } from './search-ranking.ts'
import { vectorContract } from './search-vectors.ts'
import { vocabularyContract } from './search-vocabulary.ts'
import { wordContract } from './search-words.ts'

/** What every search engine promises. `open` gives one with nothing in it. */
export function searchEngineContract(name: string, open: OpenEngine): void {
  describe(`${name} as a search engine`, () => {
    wordContract(open)
    filterContract(open)
    facetContract(open)
    pagingContract(open)
    numberContract(open)
    lexiconContract(open)
    vocabularyContract(open)
    rankingContract(open)
    vectorContract(open)
    catalogueWriterContract(open)
    cataloguePicturesContract(open)
  })
}
