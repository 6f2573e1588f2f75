import { isRecord } from './decode.ts'
import { type ArticleView, parsePart } from './protocol.ts'

/** What a shopper may say when asking for a person. */
export interface HandoffRequest {
  reason?: string
  contact?: string
}

const statuses = ['passed-on', 'already', 'failed', 'not-configured'] as const

/** What became of asking for a person, and how else the shop is reached. */
export interface HandoffView {
  status: (typeof statuses)[number]
  contact?: ArticleView
}

export function parseHandoff(value: unknown, endpoint: URL): HandoffView {
  const { status, contact } = isRecord(value) ? value : {}
  const article = parsePart(contact, endpoint)
  return {
    status: statuses.find((known) => known === status) ?? 'failed',
    ...(article?.type === 'article' ? { contact: article } : {}),
  }
}
