import type { Trace } from '../search/search.ts'

/** An article of the help centre, as its Markdown file says it. */
export interface Article {
  id: string
  /** What it is about, in a machine's word: `returns`, `shipping_cost`. Several articles can share one. */
  topic: string
  title: string
  /** Other ways to ask what it answers, in shoppers' words; searched and never shown. */
  phrasings: readonly string[]
  /** Markdown, without the front matter. */
  body: string
  /** Where the shop shows it, when it has a page of its own. */
  url?: string | undefined
}

/** What an article says, and where it is from. */
export interface Quotation {
  article: Article
  /** Plain text: a whole paragraph, list or table row. */
  passage: string
}

/** The passage is the one of the article that answers best. */
export interface SupportHit extends Quotation {
  /** Larger is better; comparable within one query only. */
  score: number
}

export interface SupportOutcome {
  /** At most `limit`, best first; one an article. */
  hits: SupportHit[]
  /** Whether the first hit answers the question, rather than being merely the nearest. */
  answers: boolean
  trace: Trace['queries'][number]
}

/** Finds what the help centre says. */
export interface SupportSearch {
  search(question: string, limit: number): Promise<SupportOutcome>
  article(id: string): Promise<Article | undefined>
  /** All of them, in the order of their topics and titles. */
  articles(): Promise<readonly Article[]>
  /** What the first article of a topic begins with: `contact` is what an answer falls back to. */
  ofTopic(topic: string): Promise<Quotation | undefined>
}
