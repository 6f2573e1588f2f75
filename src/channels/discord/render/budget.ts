import { discordLimits } from './limits.ts'

/** Anything that is sent: a component, a list of them, or what is beside them. */
interface Node {
  type?: unknown
  content?: unknown
  components?: readonly Node[]
  accessory?: Node
}

/** How many components these are, with those inside of them. */
export const componentsIn = (nodes: readonly Node[]): number =>
  nodes.reduce(
    (sum, { components = [], accessory }) => sum + 1 + componentsIn(components) + (accessory === undefined ? 0 : 1),
    0,
  )

/** Characters that these show as text. */
export const charactersIn = (nodes: readonly Node[]): number =>
  nodes.reduce(
    (sum, { content, components = [] }) =>
      sum + (typeof content === 'string' ? content.length : 0) + charactersIn(components),
    0,
  )

/** What is left of the limits of one message while it is filled. */
export class Budget {
  #components: number = discordLimits.components
  #characters: number = discordLimits.displayText

  get components(): number {
    return this.#components
  }

  /** Characters of display text. */
  get characters(): number {
    return this.#characters
  }

  /** Sets room aside for `blocks`; false, and nothing set aside, when there is not enough. */
  reserve(blocks: readonly Node[]): boolean {
    return this.reserveRoom(componentsIn(blocks), charactersIn(blocks))
  }

  reserveRoom(components: number, characters: number): boolean {
    if (components > this.#components || characters > this.#characters) return false
    this.#components -= components
    this.#characters -= characters
    return true
  }
}
