import { savedOnThisPage } from './conversation-storage.ts'

/** What a conversation has to hear of the page that it is on. */
interface PageListener {
  /** The key under which the conversation is kept. */
  key: string
  /** The conversation was saved or deleted elsewhere, or may have been while the page was away; `stored` is what stands there now, if that is known. */
  onChanged(stored?: string | null): void
  onHidden(): void
  onOnline(): void
}

/** Listens to the page, to other pages of its origin, and to other widgets on it. Returns what ends it. */
export function followPage({ key, onChanged, onHidden, onOnline }: PageListener): () => void {
  const end = new AbortController()
  const until = { signal: end.signal }
  window.addEventListener('storage', (event) => event.key === key && onChanged(event.newValue), until)
  // A page that comes back by the browser's back button shows what it showed when it was left.
  window.addEventListener('pageshow', ({ persisted }) => persisted && onChanged(), until)
  window.addEventListener('pagehide', onHidden, until)
  window.addEventListener('online', onOnline, until)
  savedOnThisPage.addEventListener(key, () => onChanged(), until)
  return () => end.abort()
}
