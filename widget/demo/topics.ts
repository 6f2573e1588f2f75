import type { Article } from './shop-api.ts'

export interface Topic {
  title: string
  articles: Article[]
}

const inWords = (topic: string): string => {
  const words = topic.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const firstWord = (topic: string): string => topic.split('_', 1)[0] ?? topic

/**
 * Articles under headings, in the order of the alphabet. Topics that begin with the same word (`order_cancel`,
 * `order_tracking`) stand under that word: a heading over each single article is no help in finding one.
 */
export function topicsOf(articles: readonly Article[]): Topic[] {
  const topicsByWord = Map.groupBy(new Set(articles.map(({ topic }) => topic)), firstWord)
  const headingOf = ({ topic }: Article): string => {
    const word = firstWord(topic)
    return inWords((topicsByWord.get(word)?.length ?? 0) > 1 ? word : topic)
  }
  return [...Map.groupBy(articles, headingOf)]
    .map(([title, found]) => ({ title, articles: found }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'))
}
