import type { Article } from './support-search.ts'

/** A piece of an article that makes sense when it is quoted alone, as plain text. */
export interface Passage {
  /** The heading it stands under; undefined before the first. */
  heading?: string | undefined
  /** A paragraph; a list or table with the sentence that leads to it; a table's row with the names of its columns. */
  text: string
}

/** An article, read: its Markdown taken apart. */
export interface ReadArticle {
  article: Article
  /** In the article's order; at least one. */
  passages: readonly Passage[]
}
