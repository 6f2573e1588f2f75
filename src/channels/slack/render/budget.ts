import type { KnownBlock } from '@slack/types'
import { slackLimits } from './limits.ts'

/** What is left of the limits of one message while it is filled. */
export class Budget {
  #blocks: number
  #characters: number
  readonly #taken: KnownBlock[] = []

  /** `reserved`: blocks that come at the end whatever comes before. */
  constructor(reserved: readonly KnownBlock[]) {
    this.#blocks = slackLimits.messageBlocks - reserved.length
    this.#characters = slackLimits.messageCharacters - sizeOf(reserved)
  }

  get taken(): readonly KnownBlock[] {
    return this.#taken
  }

  /** Characters of JSON that are left. */
  get room(): number {
    return this.#characters
  }

  get blocksLeft(): number {
    return this.#blocks
  }

  /** Takes all of `blocks` or, when they do not fit, none. */
  take(blocks: readonly KnownBlock[]): boolean {
    const fits = this.reserve(blocks)
    if (fits) this.#taken.push(...blocks)
    return fits
  }

  /** Sets room aside for `blocks`, which the caller places; false when there is not enough. */
  reserve(blocks: readonly KnownBlock[]): boolean {
    const size = sizeOf(blocks)
    if (blocks.length > this.#blocks || size > this.#characters) return false
    this.#blocks -= blocks.length
    this.#characters -= size
    return true
  }
}

/** Characters of the blocks as JSON, with the commas between them. */
export const sizeOf = (blocks: readonly object[]): number =>
  blocks.reduce((sum, block) => sum + JSON.stringify(block).length + 1, 0)
