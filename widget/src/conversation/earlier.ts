import type { Conversation } from './conversation.ts'
import { shortened } from './conversation-storage.ts'
import { isRecord, list, numberFrom, text } from './decode.ts'
import { allowed, earlierKey } from './storage-key.ts'
import { conversationFrom, parsed } from './stored-conversation.ts'

/** A conversation that another one took the place of. */
export interface Earlier {
  conversationId: string
  /** What it began with. */
  title: string
  /** When it was left (milliseconds since the epoch). */
  leftAt: number
  conversation: Conversation
}

/** A shopper looks for one of the last few; the page's own data needs the room. */
const maxEarlier = 20
/** Of each conversation. Together with the one that is open they stay under half of an origin's 5 million. */
const maxCharacters = 60_000

function earlierFrom(value: unknown, endpoint: URL): Earlier | undefined {
  if (!isRecord(value)) return undefined
  const conversation = conversationFrom(value.conversation, endpoint)
  const { conversationId, turns } = conversation
  if (!conversationId || turns.length === 0) return undefined
  return {
    conversationId,
    title: text(value.title, 200) ?? '',
    leftAt: numberFrom(value.leftAt) ?? 0,
    conversation,
  }
}

/** Keeps the conversations that were left, newest first. Where storage is refused they live as long as the page. */
export class EarlierStorage {
  readonly #key: string
  readonly #endpoint: URL
  readonly #storage: () => Storage | null
  #inMemory: readonly Earlier[] | undefined
  /** What was read last, and of which text: drawing a list asks for it again and again. */
  #read: { stored: string | null | undefined; all: readonly Earlier[] } | undefined

  /** `storage` may throw or give null, as `window.localStorage` does where a browser blocks it. */
  constructor(endpoint: URL, storage: () => Storage | null = () => localStorage) {
    this.#key = earlierKey(endpoint)
    this.#endpoint = endpoint
    this.#storage = storage
  }

  all(): readonly Earlier[] {
    if (this.#inMemory) return this.#inMemory
    const stored = allowed(() => this.#storage()?.getItem(this.#key))
    if (this.#read?.stored !== stored || !this.#read)
      this.#read = { stored, all: list(parsed(stored), maxEarlier, (item) => earlierFrom(item, this.#endpoint)) }
    return this.#read.all
  }

  /** Puts a conversation that is left in front of the others. One that nobody answered yet is not worth keeping. */
  keep(conversation: Conversation, leftAt: number): void {
    const { conversationId, turns } = conversation
    const [first] = turns
    if (!conversationId || !first) return
    const short = shortened(conversation, maxCharacters)
    const others = this.all().filter((known) => known.conversationId !== conversationId)
    if (short.turns.length === 0) return
    this.#save([{ conversationId, title: first.text.slice(0, 120), leftAt, conversation: short }, ...others])
  }

  remove(conversationId: string): void {
    this.#save(this.all().filter((known) => known.conversationId !== conversationId))
  }

  #save(all: readonly Earlier[]): void {
    const kept = all.slice(0, maxEarlier)
    const isStored = allowed(() => {
      const storage = this.#storage()
      storage?.setItem(this.#key, JSON.stringify(kept))
      return storage !== null
    })
    this.#inMemory = isStored ? undefined : kept
  }
}
