/** The kinds of pictures that the service takes (DESIGN.md, section 10). */
export const kinds = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const

/** The service's limit (DESIGN.md, section 10). */
const maxBytes = 10 * 1_024 * 1_024

/** Why a file is not sent, by the name of the words that say it; undefined when it may be. */
export function refusalOf({ type, size }: Pick<File, 'type' | 'size'>): 'pictureKinds' | 'pictureTooLarge' | undefined {
  if (!kinds.some((kind) => kind === type)) return 'pictureKinds'
  return size > maxBytes ? 'pictureTooLarge' : undefined
}
