import { renderReply } from '../src/channels/discord/render/render-reply.ts'
import type { Reply } from '../src/chat/reply.ts'
import { emptyState } from '../src/understanding/understanding.ts'
import { lamp } from './lamp.ts'
import { median } from './percentiles.ts'

const cards = 24
/** What a message shows at once: 24 cards are as many messages as this goes into them. */
const onPage = 5

/** Milliseconds, at the median, in which all 24 cards of an answer are rendered for Discord, page by page. */
export function renderTimeOnDiscord(): number {
  const key = { conversationId: '123456789012345678', messageId: '123456789012345679' }
  const products = Array.from({ length: cards }, (_, n) => lamp(n))
  const reply: Reply = {
    ...key,
    intent: 'product_search',
    state: emptyState(),
    parts: [
      { type: 'text', text: `I found ${cards} lamps.` },
      { type: 'products', products, total: cards },
    ],
    trace: { engine: 'sqlite', queries: [] },
  }
  const times = Array.from({ length: 2_000 }, () => {
    const started = performance.now()
    for (let from = 0; from < cards; from += onPage)
      renderReply(reply, { key, publicUrl: 'https://shop.example', audience: 'conversation', from })
    return performance.now() - started
  })
  return median(times.slice(500))
}
