import type { ProductQuestion } from '../../chat/message.ts'

/**
 * The ids of everything that can be pressed. Slack wants them to differ within a block, so that those of which there
 * may be several end in a number or in what they stand for.
 */
export const actionIds = {
  /** A chip, a suggestion or an undo: the core's opaque action. */
  press: (action: string): string => `press.${action}`,
  product: (ask: ProductQuestion['ask'], position: number): string => `product.${ask}.${position}`,
  /** Below an answer, or beside one of its products. */
  compare: (position?: number): string => (position === undefined ? 'compare' : `compare.${position}`),
  /** A link. Slack says that it was pressed, and nothing has to be done. */
  open: (position: number | string): string => `open.${position}`,
  query: 'query',
  person: 'person',
  share: 'share',
  feedback: 'feedback',
  thumb: (rating: 'up' | 'down'): string => `thumb.${rating}`,
  askAgain: 'ask-again',
  searchAgain: (position: number): string => `search-again.${position}`,
  openSearch: 'open-search',
} as const

export const actionPatterns = {
  press: /^press\.(.{1,100})$/,
  product: /^product\.(details|similar|look)\.\d+$/,
  compare: /^compare(\.\d+)?$/,
  open: /^open\./,
  thumb: /^thumb\.(up|down)$/,
  searchAgain: /^search-again\.\d+$/,
} as const

/** What the manifest names, and the modals send back. */
export const callbackIds = {
  findProduct: 'find_product',
  searchShop: 'search_shop',
  searchModal: 'search_modal',
  compareModal: 'compare_modal',
  commentModal: 'comment_modal',
} as const

/** The event_type of the metadata of each message that is posted: Slack lets an answer be found again by it. */
export const answerEvent = 'shopclerk_answer'
