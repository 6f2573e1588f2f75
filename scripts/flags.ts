import { type ParseArgsConfig, parseArgs } from 'node:util'

/** What was typed after a command cannot be used; the message says why. The usage is not repeated. */
export class UsageError extends Error {}

/** @throws UsageError with the first sentence of what Node says, which says what is wrong. */
export function readFlags<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError(`${(error as Error).message.replace(/[.\n].*$/s, '')}.`, { cause: error })
  }
}

/**
 * The value of a flag that takes an integer, or `absent` where it was not given.
 * @throws UsageError for anything else than an integer from `least` to `most`.
 */
export function integer(flag: string, text: string | undefined, absent: number, least: number, most: number): number {
  if (text === undefined) return absent
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new UsageError(`${flag} takes an integer from ${least} to ${most}, not '${text}'.`)
}
