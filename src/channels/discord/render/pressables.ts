import type { Labelled } from '../../../chat/reply.ts'
import { customIds } from '../custom-ids.ts'
import type { Budget } from './budget.ts'
import { press, rows } from './components.ts'
import { discordLimits } from './limits.ts'
import type { ActionRow, PressButton } from './message-payload.ts'
import type { RenderOptions } from './options.ts'

/** Makes the buttons for the core's actions, each of which is in a message once. */
export interface Pressables {
  /** Undefined when there is such a button already, or nobody who sees the message may press it. */
  button(action: string, label: string): PressButton | undefined
  /** As many as fit. */
  chips(chips: readonly Labelled[]): ActionRow[]
  suggestions(suggestions: readonly Labelled[]): ActionRow[]
  /** What was left out. */
  notes(): string[]
}

export function createPressables(budget: Budget, { key, audience }: RenderOptions): Pressables {
  /** Discord refuses a message with two components of one id. */
  const taken = new Set<string>()
  const leftOut = { chips: 0, suggestions: 0 }

  function button(action: string, label: string): PressButton | undefined {
    const customId = customIds.press(key.conversationId, action)
    if (audience === 'shared' || taken.has(customId)) return undefined
    taken.add(customId)
    return press(customId, label)
  }

  function fitting(kind: keyof typeof leftOut, labelled: readonly Labelled[]): ActionRow[] {
    const buttons = labelled.flatMap(({ label, action }) => button(action, label) ?? [])
    const shown = buttons.slice(0, mostButtons(budget.components))
    leftOut[kind] += buttons.length - shown.length
    const made = rows(shown)
    budget.reserve(made)
    return made
  }

  return {
    button,
    chips: (chips) =>
      fitting(
        'chips',
        chips.map(({ label, action }) => ({ action, label: `✕ ${label}` })),
      ),
    suggestions: (suggestions) => fitting('suggestions', suggestions),
    notes: () => [
      ...(leftOut.chips > 0 ? [`… and ${leftOut.chips} more limits`] : []),
      ...(leftOut.suggestions > 0 ? [`… and ${leftOut.suggestions} more suggestions`] : []),
    ],
  }
}

/** How many buttons fit into rows that take, with the buttons, so many components. */
function mostButtons(components: number): number {
  const wholeRow = discordLimits.rowButtons + 1
  const rest = components % wholeRow
  return Math.floor(components / wholeRow) * discordLimits.rowButtons + Math.max(0, rest - 1)
}
