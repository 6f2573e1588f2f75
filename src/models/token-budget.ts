import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'

/** Counts what is spent on a model, day by day (UTC), and says when a day's budget is used up. */
export interface TokenBudget {
  /** Whether so many tokens may still be spent today. */
  allows(tokens: number): boolean
  spend(tokens: number): Promise<void>
  /** Spent today. */
  spent(): number
}

/**
 * A budget of `mostADay` tokens that outlives a restart: the day's sum is kept in `path`. A file that cannot be read
 * counts as nothing spent.
 */
export function openTokenBudget(path: string, mostADay: number, now: () => Date = () => new Date()): TokenBudget {
  let { day, tokens } = readDay(path)
  let writing = Promise.resolve()
  const today = (): string => now().toISOString().slice(0, 10)
  const spent = (): number => {
    if (day !== today()) [day, tokens] = [today(), 0]
    return tokens
  }
  return {
    spent,
    allows: (more) => spent() + more <= mostADay,
    async spend(more) {
      tokens = spent() + Math.max(0, Math.ceil(more))
      const kept = JSON.stringify({ day, tokens })
      writing = writing.then(() => writeFile(path, kept)).catch(() => undefined)
      await writing
    },
  }
}

function readDay(path: string): { day: string; tokens: number } {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as { day?: unknown; tokens?: unknown }
    if (typeof value.day === 'string' && typeof value.tokens === 'number')
      return { day: value.day, tokens: value.tokens }
  } catch {
    // No file yet, or one that was cut off: the day begins anew.
  }
  return { day: '', tokens: 0 }
}
