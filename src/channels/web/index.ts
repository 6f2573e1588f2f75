import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { createImageLookup } from '../../answers/image-lookup.ts'
import type { Understander } from '../../chat/answer.ts'
import type { Chat } from '../../chat/chat.ts'
import type { Deliverer } from '../../chat/deliverer.ts'
import type { Handoff } from '../../chat/handoff.ts'
import type { StateStore } from '../../chat/state-store.ts'
import { foreignConversation, notFound } from '../../errors.ts'
import type { LookSearch } from '../../looks/look-search.ts'
import { lineFor } from '../../search/catalogue-unavailable.ts'
import { departmentsAtOnce } from '../../search/departments.ts'
import type { Lexicon, SearchEngine } from '../../search/engine.ts'
import type { ProductSearch } from '../../search/search.ts'
import type { SupportSearch } from '../../support/support-search.ts'
import type { PictureWords } from '../../vision/picture-words.ts'
import { catalogueRoutes } from './catalogue-routes.ts'
import { chatRoutes } from './chat-routes.ts'
import { classifyRoutes } from './classify-routes.ts'
import type { ConversationIds } from './conversation-id.ts'
import { embedPages } from './embed-pages.ts'
import { feedbackRoutes } from './feedback-routes.ts'
import { handoffRoutes } from './handoff-routes.ts'
import { imageSearchRoutes } from './image-search-routes.ts'
import { pages } from './pages.ts'
import { shopPages } from './shop-pages.ts'
import { shownTrace } from './shown-trace.ts'
import { supportRoutes } from './support-routes.ts'
import type { PictureUploads } from './uploads/picture-uploads.ts'

export interface WebChannelOptions {
  chat: Chat
  store: StateStore
  search: ProductSearch
  engine: Pick<SearchEngine, 'name'>
  support: SupportSearch
  uploads: PictureUploads
  /** Looks for what pictures show, when anything is searched by its look. */
  looking?: { search: LookSearch } | undefined
  /** What pictures say. */
  pictures: PictureWords
  handoff: Handoff
  understander: Understander
  ids: ConversationIds
  lexicon: () => Promise<Lexicon>
  /** Whether callers are told what was asked of the search engine. */
  showQueries: boolean
  /** The folder of the built widget. */
  widgetFolder: string
}

/** The web channel: the HTTP API, the widget's files and the demo shop. */
export const webChannel: FastifyPluginAsyncTypebox<WebChannelOptions> = async (app, options) => {
  const { chat, store, search, support, handoff, understander, ids, lexicon, uploads, pictures, widgetFolder } = options

  /** @throws ShopclerkError 403 for an id that is not ours, 404 for a deleted conversation. */
  const admitConversation = async (id: string): Promise<void> => {
    if (!ids.isOurs(id)) throw foreignConversation()
    if ((await store.state(id)) === 'deleted') throw notFound('This conversation')
  }

  const shown = shownTrace(options.showQueries)
  await app.register(chatRoutes, { chat, ids, uploads, shown, admitConversation })
  const departments = departmentsAtOnce(search, lexicon, (error) => app.log.warn(lineFor(error)))
  await app.register(catalogueRoutes, { search, shown, lexicon, departments })
  const lookUp = createImageLookup({
    search,
    pictures,
    looks: options.looking?.search,
    lexicon,
    engine: options.engine.name,
  })
  await app.register(imageSearchRoutes, { uploads, shown, lookUp })
  await app.register(handoffRoutes, { handoff, support, ids, admitConversation })
  await app.register(supportRoutes, { support })
  await app.register(classifyRoutes, { understander })
  await app.register(feedbackRoutes, { store, admitConversation })
  await app.register(shopPages, { folder: widgetFolder, search, support, departments })
  await app.register(embedPages, { folder: widgetFolder })
  await app.register(pages, { folder: widgetFolder })
}

/** A web client asks for its reply and can ask again, so that a stored reply is a delivered one. */
export const webDeliverer: Deliverer = { channel: 'web', deliver: async () => undefined }
