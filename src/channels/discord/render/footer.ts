import type { Reply } from '../../../chat/reply.ts'
import { customIds } from '../custom-ids.ts'
import { press, rows } from './components.ts'
import type { ActionRow } from './message-payload.ts'
import type { RenderOptions } from './options.ts'

/**
 * What comes below each answer: to share it, to look into it, to reach people, to say what one thinks of it. Whoever an
 * answer was shared with does not share its conversation.
 */
export function footerOf({ intent, trace }: Reply, { key, audience }: RenderOptions): ActionRow[] {
  const isShared = audience === 'shared'
  return rows([
    ...(audience === 'private' ? [press(customIds.whole('share', key), 'Share')] : []),
    // An answer is found again by the reference in a button: there is always one.
    ...(trace.queries.length > 0 || isShared ? [press(customIds.whole('query', key), 'How I searched')] : []),
    ...(intent === 'handoff' || isShared ? [] : [press(customIds.whole('person', key), 'Talk to a person')]),
    ...(isShared ? [] : [press(customIds.whole('up', key), '👍'), press(customIds.whole('down', key), '👎')]),
  ])
}
