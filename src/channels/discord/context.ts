import type { Product } from '../../catalogue/product.ts'
import type { Chat } from '../../chat/chat.ts'
import type { ChatLog } from '../../chat/chat-log.ts'
import type { Recently } from '../../chat/recently.ts'
import type { StateStore } from '../../chat/state-store.ts'
import type { Department } from '../../search/departments.ts'
import type { Lexicon } from '../../search/engine.ts'
import type { ProductCompletion } from '../../search/product-completion.ts'
import type { AdminLines } from './admin-lines.ts'
import type { DiscordApi } from './discord-api.ts'
import type { Deferrals } from './receive/deferrals.ts'
import type { PublicUrl } from './render/addresses.ts'

/** What listeners work with. */
export interface DiscordContext {
  api: DiscordApi
  chat: Chat
  store: StateStore
  products(ids: readonly string[]): Promise<Product[]>
  complete: ProductCompletion
  departments(): Promise<Department[]>
  lexicon(): Promise<Lexicon>
  deferrals: Deferrals
  /** Answers that were shared a moment ago. */
  shared: Recently
  /** Interactions whose feedback was stored. */
  rated: Recently
  admin: AdminLines
  log: ChatLog
  publicUrl: PublicUrl
  /** Where people take over: what they say there is not for the bot. */
  handoffChannel: string | undefined
}
