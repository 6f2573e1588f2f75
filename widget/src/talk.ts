import { ConversationLog } from './components/conversation-log/conversation-log.ts'
import { ConversationTurn } from './components/conversation-turn/conversation-turn.ts'
import { PanelHeader } from './components/panel-header/panel-header.ts'
import { SuggestionList } from './components/suggestion-list/suggestion-list.ts'
import { define } from './define.ts'

/** Loaded when the panel is opened: what is in it beside the field, and the conversation itself. */
define('shop-clerk-header', PanelHeader)
define('shop-clerk-suggestions', SuggestionList)
define('shop-clerk-turn', ConversationTurn)
define('shop-clerk-log', ConversationLog)

export { PanelContent } from './components/shop-clerk/panel-content.ts'
