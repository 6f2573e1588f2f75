import { expect, test } from 'vitest'
import { topicsOf } from './topics.ts'

const article = (topic: string, id: string) => ({ id, topic, title: id })

test('topics of one word stand together, others under their own name', () => {
  const articles = [
    article('order_tracking', 'a'),
    article('returns', 'b'),
    article('gift_cards', 'c'),
    article('order_cancel', 'd'),
    article('gift_cards', 'e'),
  ]
  expect(topicsOf(articles).map(({ title, articles: found }) => [title, found.map(({ id }) => id).join('')])).toEqual([
    ['Gift cards', 'ce'],
    ['Order', 'ad'],
    ['Returns', 'b'],
  ])
  expect(topicsOf([])).toEqual([])
})
