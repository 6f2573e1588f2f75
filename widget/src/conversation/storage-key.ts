/** Under which the conversation with a service is kept. Two services in one browser keep apart. */
export const storageKey = (endpoint: URL): string => `shopclerk:1:${endpoint.href}`

/** Under which the conversations are kept that were left. */
export const earlierKey = (endpoint: URL): string => `${storageKey(endpoint)}#earlier`

/** What `use` gives, or undefined where the browser refuses storage (blocked, full). */
export function allowed<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
