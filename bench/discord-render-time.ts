import type { Product } from '../src/catalogue/product.ts'
import { renderReply } from '../src/channels/discord/render/render-reply.ts'
import type { Reply } from '../src/chat/reply.ts'
import { emptyState } from '../src/understanding/understanding.ts'
import { median } from './percentiles.ts'

const cards = 24
/** What a message shows at once: 24 cards are as many messages as this goes into them. */
const onPage = 5

const product = (n: number): Product => ({
  id: `p${n}`,
  title: `Homble Hearth Plastic Desk Lamp ${n}, with a dimmer & a clamp (*new*)`,
  brand: 'Homble',
  category: ['Home', 'Lamps'],
  price: { amount: 2899, currency: 'USD' },
  listPrice: { amount: 3499, currency: 'USD' },
  availability: 'in_stock',
  stock: 12,
  rating: 4.4,
  ratingCount: 321,
  attributes: {},
  image: `/images/product_${n}.png`,
  url: `/products/p${n}`,
  version: 1,
})

/** Milliseconds, at the median, in which all 24 cards of an answer are rendered for Discord, page by page. */
export function renderTimeOnDiscord(): number {
  const key = { conversationId: '123456789012345678', messageId: '123456789012345679' }
  const products = Array.from({ length: cards }, (_, n) => product(n))
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
