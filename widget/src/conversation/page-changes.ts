import { savedOnThisPage } from './conversation-storage.ts'

/** What a conversation has to hear of the page that it is on. */
export interface PageListener {
  /** The key under which the conversation is kept. */
  key: string
  /** The conversation was saved or deleted elsewhere, or may have been while the page was away. */
  onChanged(): void
  onHidden(): void
  onOnline(): void
}

/** Listens to the page, to other pages of its origin, and to other widgets on it. Returns what ends it. */
export function followPage({ key, onChanged, onHidden, onOnline }: PageListener): () => void {
  const end = new AbortController()
  const { signal } = end
  window.addEventListener('storage', (event) => (event.key === key || event.key === null) && onChanged(), { signal })
  // A page that comes back by the browser's back button shows what it showed when it was left.
  window.addEventListener('pageshow', ({ persisted }) => persisted && onChanged(), { signal })
  window.addEventListener('pagehide', onHidden, { signal })
  window.addEventListener('online', onOnline, { signal })
  savedOnThisPage.addEventListener(key, onChanged, { signal })
  return () => end.abort()
}
