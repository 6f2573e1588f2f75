/** Where the service is reached from outside; undefined: its own pictures and pages cannot be shown. */
export type PublicUrl = string | undefined

/** The absolute http(s) address of a record's picture or page; undefined: none that could be used in `most` characters. */
export function absoluteAddress(address: string | undefined, publicUrl: PublicUrl, most: number): string | undefined {
  const url = address === undefined ? null : URL.parse(address, publicUrl)
  if (url === null) return undefined
  const { protocol, href } = url
  return (protocol === 'https:' || protocol === 'http:') && href.length <= most ? href : undefined
}
