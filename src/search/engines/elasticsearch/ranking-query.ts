import { kindToken } from '../../kinds/kind-tokens.ts'
import { queryKinds } from '../../kinds/query-kinds.ts'
import type { TextField } from '../../product-text.ts'
import {
  exactKindBoost,
  fieldWeights,
  kindBonus,
  kindBoost,
  narrowerKindBoost,
  titleBoost,
  typedBoost,
} from '../../ranking-weights.ts'
import type { AnalysedQuery, AnalysedWord } from '../../text-analysis.ts'
import type { Query } from './filter-query.ts'
import { hasWord, phraseIn, wordFields } from './word-query.ts'

type Factor = { filter: Query; weight: number }

/**
 * Scores the products that meet `filter` by the words: the sum over words and fields of BM25, and the factors of what a
 * product is (`ranking-weights.ts`). `headRarity` is the inverse document frequency of the word that
 * says what is looked for, in all its forms.
 */
export function rankedQuery(words: AnalysedQuery, filter: Query[], headRarity: number): Query {
  const head = words.find((word) => word.head)
  const should = words.flatMap(wordScores)
  const bonus: Query[] =
    head === undefined
      ? []
      : [{ constant_score: { filter: isOfKind(head), boost: (kindBonus / kindBoost) * headRarity } }]
  return {
    function_score: {
      query: { bool: { filter, should: [...should, ...bonus] } },
      functions: factors(words, head),
      score_mode: 'multiply',
      boost_mode: 'multiply',
    },
  }
}

function factors(words: AnalysedQuery, head: AnalysedWord | undefined): Factor[] {
  const titled = { filter: isTitled(words), weight: titleBoost }
  if (head === undefined) return [titled]
  const { narrower, exact } = queryKinds(words)
  const typed = words.flatMap((word) => (word.typed ? [hasWord({ ...word, forms: word.typed })] : []))
  return [
    titled,
    { filter: isOfKind(head), weight: kindBoost },
    ...narrower.map((kinds) => ({ filter: { terms: { kinds } }, weight: narrowerKindBoost })),
    { filter: { terms: { kinds: exact } }, weight: exactKindBoost },
    ...(typed.length === 0 ? [] : [{ filter: { bool: { filter: [isOfKind(head), ...typed] } }, weight: typedBoost }]),
  ]
}

const isOfKind = ({ forms }: AnalysedWord): Query => ({ terms: { kinds: forms.map(kindToken) } })

/** Products whose title is made of these words and no others. */
const isTitled = (words: AnalysedQuery): Query => ({
  bool: {
    filter: [
      { term: { titleLength: words.length } },
      ...words.map(({ forms }): Query => anyForm(forms.map((form) => formIn('title', form)))),
    ],
  },
})

/** A word's forms count as one word: in each field that form which says most. */
function wordScores({ forms }: AnalysedWord): Query[] {
  return wordFields.map((field) => {
    const boost = fieldWeights[field]
    const scored = forms.map((form) => formIn(field, form, boost))
    const [only] = scored
    return scored.length === 1 && only !== undefined ? only : { dis_max: { queries: scored } }
  })
}

/** The rarity of a phrase is the sum of its words': their mean stands for it. */
function formIn(field: Exclude<TextField, 'kind'>, form: readonly string[], boost?: number): Query {
  const [only] = form
  if (form.length > 1) return phraseIn(field, form, boost === undefined ? undefined : boost / form.length)
  return { term: { [`words.${field}`]: { value: only ?? '', ...(boost === undefined ? {} : { boost }) } } }
}

const anyForm = (should: Query[]): Query => ({ bool: { should, minimum_should_match: 1 } })
