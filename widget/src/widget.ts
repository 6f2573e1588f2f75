import { ArticlePassage } from './components/article-passage/article-passage.ts'
import { BasketTable } from './components/basket-table/basket-table.ts'
import { ChipList } from './components/chip-list/chip-list.ts'
import { ComparisonTable } from './components/comparison-table/comparison-table.ts'
import { Composer } from './components/composer/composer.ts'
import { ConversationLog } from './components/conversation-log/conversation-log.ts'
import { ConversationTurn } from './components/conversation-turn/conversation-turn.ts'
import { Notice } from './components/notice/notice.ts'
import { PanelHeader } from './components/panel-header/panel-header.ts'
import { ProductCard } from './components/product-card/product-card.ts'
import { ProductGrid } from './components/product-grid/product-grid.ts'
import { QueryDisplay } from './components/query-display/query-display.ts'
import { ShopClerk } from './components/shop-clerk/shop-clerk.ts'
import { SuggestionList } from './components/suggestion-list/suggestion-list.ts'
import { define } from './define.ts'

define('shop-clerk-article', ArticlePassage)
define('shop-clerk-basket', BasketTable)
define('shop-clerk-chips', ChipList)
define('shop-clerk-comparison', ComparisonTable)
define('shop-clerk-composer', Composer)
define('shop-clerk-header', PanelHeader)
define('shop-clerk-log', ConversationLog)
define('shop-clerk-notice', Notice)
define('shop-clerk-product', ProductCard)
define('shop-clerk-products', ProductGrid)
define('shop-clerk-query', QueryDisplay)
define('shop-clerk-suggestions', SuggestionList)
define('shop-clerk-turn', ConversationTurn)
// Last: what is on the page already is drawn at once, and needs the others.
define('shop-clerk', ShopClerk)
