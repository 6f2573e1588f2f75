/** How often each item occurs. */
export class Counts {
  readonly #counts = new Map<string, number>()

  addAll(items: Iterable<string>): void {
    for (const item of items) this.#counts.set(item, this.of(item) + 1)
  }

  of(item: string): number {
    return this.#counts.get(item) ?? 0
  }

  /** Those that occur `fewest` times or more, most frequent first, at most `most`; equals by the alphabet. */
  mostFrequent(fewest: number, most: number): string[] {
    const frequent = [...this.#counts].filter(([, uses]) => uses >= fewest)
    frequent.sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1))
    return frequent.slice(0, most).map(([item]) => item)
  }
}
