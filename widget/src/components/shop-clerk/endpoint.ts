const asFolder = (address: string) => (address.endsWith('/') ? address : `${address}/`)

const isHttp = (url: URL) => url.protocol === 'http:' || url.protocol === 'https:'

/**
 * The service's address, ending in a slash: the one that the page names, else the folder that the
 * script came from, else the page's own origin.
 */
export function resolveEndpoint(named: string | undefined, script: string | undefined, page: string): URL {
  if (named && URL.canParse(asFolder(named), page)) {
    const url = new URL(asFolder(named), page)
    if (isHttp(url)) return url
  }
  if (named) console.error(`<shop-clerk>: the endpoint "${named}" is no http(s) address.`)
  return script ? new URL('.', script) : new URL('/', page)
}
