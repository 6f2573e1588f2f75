/** Products as cards need them, each a little different. */
export const products = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    title: `Pebblework Drift wireless mouse ${index}, silent buttons`,
    brand: 'Pebblework',
    category: ['Computing', 'Mice'],
    price: { amount: 2_499 + index, currency: 'USD' },
    listPrice: { amount: 3_200 + index, currency: 'USD' },
    availability: 'in_stock',
    stock: index + 1,
    rating: 4.6,
    ratingCount: 1_284 + index,
    attributes: { colour: 'Black', connection: 'Bluetooth', resolution: 1_600, batteryLife: index },
    units: { resolution: 'dpi', batteryLife: 'months' },
    url: `/products/p${index}`,
  }))

/**
 * A thread of so many messages, half of them answers: as the widget keeps it (every fifth answer with four products),
 * and as deep-chat takes it.
 */
export function messages(count: number): { turns: number; conversation: string; messages: object[] } {
  const answers = Array.from({ length: count / 2 }, (_, index) => ({
    text: `Question ${index}: a wireless mouse under $${20 + index}?`,
    said: `Answer ${index}. ${'Here is what fits best, and why. '.repeat(3)}`,
    products: index % 5 === 0 ? products(4) : [],
  }))
  return {
    turns: answers.length,
    conversation: JSON.stringify({
      conversationId: 'bench.signed',
      turns: answers.map(({ text, said, products: shown }, index) => ({
        messageId: `m${index}`,
        text,
        status: 'answered',
        parts: [
          { type: 'text', text: said },
          ...(shown.length > 0 ? [{ type: 'products', products: shown, total: shown.length }] : []),
        ],
      })),
    }),
    messages: answers.flatMap(({ text, said }) => [
      { role: 'user', text },
      { role: 'ai', text: said },
    ]),
  }
}
