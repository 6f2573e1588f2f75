import { isRecord, text } from './decode.ts'
import { type ArticleView, parsePart } from './protocol.ts'
import { type ChatTransport, jsonBody } from './transport.ts'

/** What a shopper may say when asking for a person. */
export interface HandoffRequest {
  /** The same when it is asked once more: a UUID. */
  messageId: string
  reason?: string
  contact?: string
}

const statuses = ['passed-on', 'already', 'failed', 'not-configured'] as const

/** What became of asking for a person, and how else the shop is reached. */
export interface HandoffView {
  status: (typeof statuses)[number]
  contact?: ArticleView
}

/** What the service answered; `conversationId` where it opened a conversation for it. */
export function parseHandoff(value: unknown, endpoint: URL): HandoffView & { conversationId?: string } {
  const { status, contact, conversationId } = isRecord(value) ? value : {}
  const article = parsePart(contact, endpoint)
  const opened = text(conversationId, 200)
  return {
    status: statuses.find((known) => known === status) ?? 'failed',
    ...(article?.type === 'article' ? { contact: article } : {}),
    ...(opened ? { conversationId: opened } : {}),
  }
}

/** Asks for a person. Throws ServiceError, NotTheShopError or ConnectionError. */
export async function askForPerson(
  transport: ChatTransport,
  conversationId: string | undefined,
  { messageId, ...said }: HandoffRequest,
): Promise<ReturnType<typeof parseHandoff>> {
  const response = await (conversationId === undefined
    ? transport.request('api/handoff', { method: 'POST', ...jsonBody({ messageId, ...said }) })
    : transport.request(`api/conversations/${encodeURIComponent(conversationId)}/handoff`, {
        method: 'POST',
        ...jsonBody(said),
      }))
  return parseHandoff(await response.json().catch(() => undefined), transport.endpoint)
}
