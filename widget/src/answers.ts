import { AnswerView } from './components/answer-view/answer-view.ts'
import { ChipList } from './components/chip-list/chip-list.ts'
import { Notice } from './components/notice/notice.ts'
import { ProductGrid } from './components/product-grid/product-grid.ts'
import { define } from './define.ts'

/** Loaded when the first answer begins: what reads answers, and what draws those that are common. */
define('shop-clerk-chips', ChipList)
define('shop-clerk-notice', Notice)
define('shop-clerk-products', ProductGrid)
define('shop-clerk-answer', AnswerView)

export { parseStreamEvent } from './conversation/protocol.ts'
export { parseConversation } from './conversation/stored-conversation.ts'
