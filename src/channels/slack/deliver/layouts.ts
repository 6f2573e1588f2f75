import type { ApiFailure } from '../api-failure.ts'
import type { RenderOptions } from '../render/options.ts'

/** How an answer is drawn; `plain`: as words alone. */
export type Layout = Pick<RenderOptions, 'layout' | 'pictures'> | 'plain'

export const modern: Layout = { layout: 'modern', pictures: true }
export const classic: Layout = { layout: 'classic', pictures: true }

/**
 * What is tried after Slack refused the content of a message: without pictures when it says that one of them cannot be
 * loaded, without the newer blocks when it does not have those, at last as words. Undefined when nothing is left.
 */
export function simpler(refused: Layout, { messages }: Extract<ApiFailure, { kind: 'refused' }>): Layout | undefined {
  if (refused === 'plain') return undefined
  const { layout, pictures } = refused
  const isPicture = messages.some((message) => /image|download/i.test(message))
  if (pictures && (isPicture || layout === 'classic')) return { layout, pictures: false }
  if (layout === 'modern') return { layout: 'classic', pictures }
  return 'plain'
}
