/** Places of a message from `start` to before `end`. */
export interface Span {
  start: number
  end: number
}

/** Which words of a message have been read already and say nothing more to what is read next. */
export type Taken = ReadonlySet<number>

export function take(taken: Taken, spans: readonly Span[]): Taken {
  const all = new Set(taken)
  for (const { start, end } of spans) for (let index = start; index < end; index++) all.add(index)
  return all
}

export const isFree = (taken: Taken, { start, end }: Span): boolean => {
  for (let index = start; index < end; index++) if (taken.has(index)) return false
  return true
}
