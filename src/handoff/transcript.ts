import { basketText } from '../answers/basket/basket-lines.ts'
import { formatPrice } from '../answers/format.ts'
import type { Part, Reply } from '../chat/reply.ts'
import type { Turn } from '../chat/state-store.ts'

/** A line of a conversation, as people read it. */
export interface TranscriptLine {
  from: 'shopper' | 'shopclerk'
  /** ISO 8601. */
  at: string
  text: string
  /** Shown with it. */
  products?: { id: string; title: string; price?: string }[]
}

/** A turn with what a pressed button stood for. */
export interface ReadTurn extends Turn {
  /** What the shopper wrote, or what the button that was pressed says. */
  text: string
}

/** Bytes of a whole transcript in JSON: what webhooks take, and more than anybody reads. Older lines go first. */
const longestTranscript = 256 * 1_024
/** Characters: as long as a message can be. */
const longestLine = 4_000

/** A conversation in words, oldest first. What is said of the hand-off itself is left out. */
export function transcriptOf(turns: readonly ReadTurn[]): TranscriptLine[] {
  const lines = turns.flatMap(({ message, text, reply }): TranscriptLine[] => {
    const at = new Date(message.receivedAt).toISOString()
    const asked: TranscriptLine = { from: 'shopper', at, text: shortened(text) }
    if (reply === undefined || reply.intent === 'handoff') return [asked]
    return [asked, { from: 'shopclerk', at, ...said(reply) }]
  })
  let length = 0
  const kept = lines.toReversed().filter((line) => {
    // A comma stands between two lines.
    length += Buffer.byteLength(JSON.stringify(line)) + 1
    return length <= longestTranscript
  })
  return kept.reverse()
}

function said({ parts }: Reply): Pick<TranscriptLine, 'text' | 'products'> {
  const products = parts
    .flatMap((part) => (part.type === 'products' || part.type === 'comparison' ? part.products : []))
    .map(({ id, title, price }) => ({
      id,
      title: shortened(title),
      ...(price === undefined ? {} : { price: formatPrice(price) }),
    }))
  const text = shortened(parts.flatMap(words).join('\n'))
  return products.length === 0 ? { text } : { text, products }
}

function words(part: Part): string[] {
  if (part.type === 'text' || part.type === 'notice') return [part.text]
  if (part.type === 'basket') return [basketText(part)]
  return part.type === 'article' ? [`“${part.title}”: ${part.passage}`] : []
}

const shortened = (text: string): string => (text.length > longestLine ? `${text.slice(0, longestLine - 1)}…` : text)
