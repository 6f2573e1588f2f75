import type { Register } from '../context.ts'
import { registerAskAgain } from './ask-again.ts'
import { registerAssistant } from './assistant.ts'
import { registerCompare } from './compare.ts'
import { registerCoreActions } from './core-actions.ts'
import { registerFeedback } from './feedback.ts'
import { registerFindProduct } from './find-product.ts'
import { registerHome } from './home.ts'
import { registerMessages } from './messages.ts'
import { registerPerson } from './person.ts'
import { registerProductButtons } from './product-buttons.ts'
import { registerQuery } from './query.ts'
import { registerSearch } from './search.ts'
import { registerShare } from './share.ts'
import { registerShopCommand } from './shop-command.ts'

/** Everything on Slack that the app listens to. */
export const registerListeners: Register = (app, context) => {
  registerMessages(app, context)
  registerShopCommand(app, context)
  registerFindProduct(app, context)
  registerSearch(app, context)
  registerAssistant(app, context)
  registerHome(app, context)
  registerCoreActions(app, context)
  registerProductButtons(app, context)
  registerCompare(app, context)
  registerQuery(app, context)
  registerPerson(app, context)
  registerShare(app, context)
  registerFeedback(app, context)
  registerAskAgain(app, context)
}
