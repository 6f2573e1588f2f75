import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import MiniSearch from 'minisearch'
import { createSupportSearch } from '../src/support/create-support-search.ts'
import { readArticleFolder } from '../src/support/files/article-folder.ts'
import { passagesOf } from '../src/support/files/passages.ts'
import type { ReadArticle } from '../src/support/passage.ts'
import type { SupportSearch } from '../src/support/support-search.ts'
import type { Figure } from './figures.ts'
import { percentile } from './percentiles.ts'
import { csvRows } from './relevance.ts'

const data = fileURLToPath(new URL('../data', import.meta.url))

/** A question and what should answer it: a topic or an article's id; empty when the help centre has no answer. */
interface JudgedQuestion {
  question: string
  right: string
}

/** The best three answers to a question, by what they are judged by. */
type Ranking = (question: string) => Promise<string[]> | string[]

/**
 * How well the help centre's search finds what answers, beside MiniSearch with the same titles, phrasings and texts:
 * on the project's own articles and questions, which were written apart, and with TEST_DATA on the articles and
 * rephrased questions of StackFAQ and the clear ones of ABCD.
 */
export async function evaluateSupport(testData: string | undefined): Promise<Figure[]> {
  const figures = await ownFigures()
  if (!testData) return figures
  const stackFaq = join(testData, 'data', 'support', 'stackfaq')
  const abcd = join(testData, 'data', 'support', 'abcd')
  return [
    ...figures,
    ...(await articleFigures('StackFAQ', stackFaq, '≥ 80%')),
    ...(await articleFigures('ABCD', abcd, undefined)),
    await strangerFigure(join(testData, 'data', 'intents', 'clinc-oos-dev.csv')),
  ]
}

const readOwn = async (): Promise<ReadArticle[]> => (await readArticleFolder(join(data, 'support'))).read

async function ownFigures(): Promise<Figure[]> {
  const read = await readOwn()
  const search = createSupportSearch(read)
  const questions = rowsOf(join(data, 'evaluation', 'support.csv')).map(([question = '', right = '']) => ({
    question,
    right,
  }))
  const answerable = questions.filter(({ right }) => right !== '')
  const took: number[] = []
  const byTopic: Ranking = async (question) => {
    const { hits, trace } = await search.search(question, 10)
    took.push(trace.tookMs)
    return distinct(hits.map(({ article }) => article.topic))
  }
  const anchor = anchorRanking(read, ({ article }) => article.topic)
  const [own, other] = [await hitsAt(answerable, byTopic), await hitsAt(answerable, anchor)]
  return [
    { figure: 'own questions: right topic first', value: own.first, anchor: other.first, aim: '≥ 75%' },
    { figure: 'own questions: right topic among three', value: own.three, anchor: other.three, aim: '≥ 90%' },
    await confidenceFigure(search, questions),
    {
      figure: 'a search, median / p99',
      value: `${percentile(took, 0.5).toFixed(2)} / ${percentile(took, 0.99).toFixed(2)} ms`,
    },
  ]
}

/** Of the questions that have no answer, how many get one; of the others, how many are refused. */
async function confidenceFigure(search: SupportSearch, questions: readonly JudgedQuestion[]): Promise<Figure> {
  let [falseAnswers, unanswerable, falseRefusals, answerable] = [0, 0, 0, 0]
  for (const { question, right } of questions) {
    const { answers } = await search.search(question, 1)
    if (right === '') {
      unanswerable++
      if (answers) falseAnswers++
    } else {
      answerable++
      if (!answers) falseRefusals++
    }
  }
  return {
    figure: 'own questions: answered without an answer / refused with one',
    value: `${falseAnswers} of ${unanswerable} / ${share(falseRefusals, answerable)}`,
  }
}

/** Sentences that no shop's help centre answers. */
async function strangerFigure(file: string): Promise<Figure> {
  const search = createSupportSearch(await readOwn())
  const texts = rowsOf(file).map(([text = '']) => text)
  let refused = 0
  for (const text of texts) if (!(await search.search(text, 1)).answers) refused++
  return { figure: 'out of scope sentences that get no article', value: share(refused, texts.length) }
}

async function articleFigures(name: string, folder: string, aim: string | undefined): Promise<Figure[]> {
  const read = readFileSync(join(folder, 'articles.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): ReadArticle => {
      const { id, title, body } = JSON.parse(line) as { id: string; title: string; body: string }
      return { article: { id, topic: id, title, phrasings: [], body }, passages: passagesOf(body) }
    })
  const search = createSupportSearch(read)
  const questions = rowsOf(join(folder, 'queries-dev.csv'))
    .filter((row) => row[3] !== '0')
    .map(([question = '', right = '']) => ({ question, right }))
  const own = await hitsAt(questions, async (question) =>
    (await search.search(question, 3)).hits.map(({ article }) => article.id),
  )
  const other = await hitsAt(
    questions,
    anchorRanking(read, ({ article }) => article.id),
  )
  return [
    { figure: `${name}: right article first`, value: own.first, anchor: other.first },
    {
      figure: `${name}: right article among three`,
      value: own.three,
      anchor: other.three,
      ...(aim === undefined ? {} : { aim }),
    },
  ]
}

/** MiniSearch as its documentation sets it up, with titles boosted. */
function anchorRanking(read: readonly ReadArticle[], nameOf: (article: ReadArticle) => string): Ranking {
  const index = new MiniSearch({ fields: ['title', 'phrasings', 'body'], searchOptions: { boost: { title: 3 } } })
  for (const [id, { article }] of read.entries()) {
    index.add({ id, title: article.title, phrasings: article.phrasings.join('\n'), body: article.body })
  }
  return (question) =>
    distinct(
      index.search(question).flatMap(({ id }) => {
        const found = read[Number(id)]
        return found === undefined ? [] : [nameOf(found)]
      }),
    )
}

async function hitsAt(questions: readonly JudgedQuestion[], rank: Ranking): Promise<{ first: string; three: string }> {
  let [first, three] = [0, 0]
  for (const { question, right } of questions) {
    const place = (await rank(question)).indexOf(right)
    if (place === 0) first++
    if (place >= 0 && place < 3) three++
  }
  return { first: share(first, questions.length), three: share(three, questions.length) }
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)]
const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)}% (${part} of ${of})`
const rowsOf = (file: string): string[][] => csvRows(readFileSync(file, 'utf8')).slice(1)
