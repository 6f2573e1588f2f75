import type { Product } from '../../../src/catalogue/product.ts'
import type { ComponentsPayload } from '../../../src/channels/discord/render/message-payload.ts'
import type { RenderOptions } from '../../../src/channels/discord/render/options.ts'
import type { Part, Reply } from '../../../src/chat/reply.ts'
import { emptyState } from '../../../src/understanding/understanding.ts'

export const key = { conversationId: '20', messageId: '30' }

export const optionsFor = (given: Partial<RenderOptions> = {}): RenderOptions => ({
  key,
  publicUrl: 'https://shop.example',
  audience: 'conversation',
  ...given,
})

export const replyOf = (...parts: Part[]): Reply => ({
  ...key,
  intent: 'product_search',
  state: emptyState(),
  parts,
  trace: { engine: 'sqlite', queries: [] },
})

export const product = (n: number, given: Partial<Product> = {}): Product => ({
  id: `p${n}`,
  title: `Lamp ${n}`,
  category: ['Lamps'],
  availability: 'in_stock',
  attributes: {},
  version: 1,
  ...given,
})

export const manyProducts = (count: number, given: Partial<Product> = {}): Part => ({
  type: 'products',
  products: Array.from({ length: count }, (_, n) => product(n + 1, given)),
  total: count,
})

/** Any component, by what tests look at. */
export interface AnyComponent {
  type: number
  content?: string
  custom_id?: string
  label?: string
  components?: AnyComponent[]
  accessory?: AnyComponent
}

/** All components of a message, those inside of others after them. */
export function componentsOf({ components }: Pick<ComponentsPayload, 'components'>): AnyComponent[] {
  const all = (some: readonly AnyComponent[]): AnyComponent[] =>
    some.flatMap((one) => [
      one,
      ...all(one.components ?? []),
      ...(one.accessory === undefined ? [] : all([one.accessory])),
    ])
  return all(components as AnyComponent[])
}
