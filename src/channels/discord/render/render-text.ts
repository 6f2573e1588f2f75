import { basketText } from '../../../answers/basket/basket-lines.ts'
import { formatPrice } from '../../../answers/format.ts'
import type { Product } from '../../../catalogue/product.ts'
import type { Reply } from '../../../chat/reply.ts'
import { customIds, type Reference } from '../custom-ids.ts'
import { display, payload, plainPayload, press, rows } from './components.ts'
import { discordLimits } from './limits.ts'
import { buttonStyles, type ComponentsPayload, type TextPayload } from './message-payload.ts'
import { cut, cutLiteral, inline } from './text.ts'

/** Something said in words, beside an answer or in place of it: kind errors, thanks. */
export const renderText = (text: string): ComponentsPayload =>
  payload([display(cutLiteral(text, discordLimits.content))])

/** As `renderText`, with a button that asks once more what got no answer. */
export const renderAskAgain = (text: string, reference: Reference): ComponentsPayload =>
  payload([
    display(cutLiteral(text, discordLimits.content)),
    ...rows([press(customIds.whole('again', reference), 'Ask again', buttonStyles.primary)]),
  ])

/** An answer where Discord takes no components of it: words alone. */
export function renderPlain({ parts }: Pick<Reply, 'parts'>): TextPayload {
  const lines = parts.flatMap((part): string[] => {
    if (part.type === 'text' || part.type === 'notice') return [part.text]
    if (part.type === 'article') return [`${part.title}: ${part.passage}`]
    if (part.type === 'products' || part.type === 'comparison') return part.products.map(productLine)
    if (part.type === 'basket') return [basketText(part)]
    return []
  })
  return plainPayload(cutLiteral(lines.join('\n') || 'Here is my answer.', discordLimits.content))
}

const productLine = ({ title, price }: Product): string =>
  `• ${cut(inline(title), 200)}${price === undefined ? '' : ` – ${formatPrice(price)}`}`
