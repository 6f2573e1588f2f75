/** The token of the kind field for a noun phrase: its words joined by full stops, which no other token is made of. */
export const kindToken = (words: readonly string[]): string => words.join('.')

/** The last word of a kind's token, or of a noun phrase: 'drive' of 'usb.flash.drive'. */
export const headOfKind = (kind: string): string => kind.slice(kind.lastIndexOf('.') + 1)

/** A kind and what it is a kind of, the most special first: 'usb.flash.drive', 'flash.drive', 'drive'. */
export function withBroaderKinds(words: readonly string[]): string[] {
  return words.map((_, index) => kindToken(words.slice(index)))
}

/** The token that says a product is this kind and no narrower one: a print server is a 'server' but no 'server.'. */
export const exactKindToken = (kind: string): string => `${kind}.`
