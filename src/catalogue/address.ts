/** What an address of a picture or a product page may be, in words. */
export const addressRule = 'must be an http(s) address or a path that starts with a single /'

/**
 * An address that is safe to link to or to show a picture from, as the WHATWG URL standard
 * normalises it; undefined for all else: other schemes (`javascript:`, `data:`), addresses relative
 * to the scheme or to a page, and paths that a browser would resolve to another host.
 */
export function safeAddress(text: string): string | undefined {
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? new URL(text).href : undefined
  if (!text.startsWith('/')) return undefined
  const base = 'http://host.invalid'
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  // '/\host' names another host, and '/..//host' becomes a path that does.
  if (url.origin !== base || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search + url.hash
}
