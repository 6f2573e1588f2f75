import type { Slots, Values } from './template.ts'
import type { Phrase } from './vocabulary.ts'

type When = Exclude<Phrase, string>['when']
export type Condition = When[string]
type Scalar = string | number | boolean

/** Whether `value` is what `condition` asks: the value, one of several, or a number within bounds (both inclusive). */
export function meets(value: Scalar | undefined, condition: Condition): boolean {
  if (value === undefined) return false
  if (Array.isArray(condition)) return condition.includes(value)
  if (typeof condition !== 'object') return value === condition
  if (typeof value !== 'number') return false
  return value >= (condition.min ?? Number.NEGATIVE_INFINITY) && value <= (condition.max ?? Number.POSITIVE_INFINITY)
}

/** A condition on the value in a slot. */
export interface SlotCondition {
  slot: number
  condition: Condition
}

export function compileWhen(when: When, slots: Slots): SlotCondition[] {
  return Object.entries(when).map(([name, condition]) => {
    const slot = slots.get(name)
    if (slot === undefined) throw new Error(`when: '${name}' has no slot`)
    return { slot, condition }
  })
}

export function allMet(conditions: readonly SlotCondition[], values: Values): boolean {
  for (let i = 0; i < conditions.length; i++) {
    const asked = conditions[i]
    if (asked !== undefined && !meets(values[asked.slot]?.raw, asked.condition)) return false
  }
  return true
}
