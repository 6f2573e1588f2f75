import type { QuestionSet } from './questions.ts'

/** Something that searches: one of the service's types of search, or an anchor. */
export interface Searcher {
  name: string
  /** The ids of the ten best products, best first. */
  search(text: string): Promise<string[]>
}

/** How well one searcher answered one question. */
interface Answered {
  score: number
  found: string[]
}

/** The same questions put to several searchers. */
export interface Measured extends Omit<QuestionSet, 'questions'> {
  questions: { text: string; by: Record<string, Answered> }[]
  /** The mean score of each searcher, by its name. */
  means: Record<string, number>
}

/** Puts each question of a set to each searcher, one after the other. */
export async function measure({ questions, ...set }: QuestionSet, searchers: readonly Searcher[]): Promise<Measured> {
  const answered: Measured['questions'] = []
  for (const { text, score } of questions) {
    const by: Record<string, Answered> = {}
    for (const { name, search } of searchers) {
      const found = await search(text)
      by[name] = { score: score(found), found }
    }
    answered.push({ text, by })
  }
  const means = Object.fromEntries(searchers.map(({ name }) => [name, meanOf(answered, name)]))
  return { ...set, questions: answered, means }
}

const meanOf = (questions: Measured['questions'], name: string): number =>
  questions.reduce((sum, { by }) => sum + (by[name]?.score ?? 0), 0) / questions.length

/** A score as its set writes it. */
export const written = ({ unit }: Pick<QuestionSet, 'unit'>, score: number): string =>
  unit === 'percent' ? `${(100 * score).toFixed(1)}%` : score.toFixed(3)
