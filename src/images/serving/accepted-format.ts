export const servedFormats = ['webp', 'avif', 'png'] as const
/** Formats that pictures are served in, the one that is taken at equal preference first: AVIF takes ten times as long to make as WebP. */
export type ServedFormat = (typeof servedFormats)[number]

/**
 * The format for a client, by its Accept header (RFC 9110, 12.5.1): the one that it names with the highest weight. A range
 * such as `image/*` says nothing of the newer ones: PNG.
 */
export function acceptedFormat(accept: string | undefined): ServedFormat {
  const weights = new Map<string, number>()
  for (const part of (accept ?? '').slice(0, 1_000).split(',')) {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
    weights.set(type, Number(weight) || 0)
  }
  const weightOf = (format: ServedFormat): number => weights.get(`image/${format}`) ?? 0
  return servedFormats.reduce((best, format) => (weightOf(format) > weightOf(best) ? format : best), 'png')
}
