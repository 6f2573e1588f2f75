import type { Product } from '../../../catalogue/product.ts'
import type { Reply } from '../../../chat/reply.ts'
import { display, payload } from './components.ts'
import { discordLimits } from './limits.ts'
import type { ComponentsPayload } from './message-payload.ts'
import type { RenderOptions } from './options.ts'
import { renderPlain } from './render-text.ts'
import { cut } from './text.ts'

export const productsOf = ({ parts }: Pick<Reply, 'parts'>): Product[] =>
  parts.flatMap((part) => (part.type === 'products' ? part.products : []))

export function renderReply(reply: Reply, _options: RenderOptions): ComponentsPayload {
  return payload([display(cut(renderPlain(reply).content, discordLimits.displayText))])
}
