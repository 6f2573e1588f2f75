import { label } from './components.ts'
import { discordLimits } from './limits.ts'
import type { Choice } from './message-payload.ts'

/**
 * What is offered while somebody types. Values of more than 100 characters cannot be offered; they are left out, as
 * are those that were there before.
 */
export function renderChoices(values: readonly { name: string; value: string }[]): Choice[] {
  const offered = new Map<string, Choice>()
  for (const { name, value } of values) {
    if (value === '' || value.length > discordLimits.choiceText || offered.has(value)) continue
    offered.set(value, { name: label(name, discordLimits.choiceText), value })
    if (offered.size === discordLimits.choices) break
  }
  return [...offered.values()]
}
