/** Milliseconds that each query took, `rounds` times over, after once for warming up. */
export async function timeQueries(
  queries: readonly string[],
  rounds: number,
  search: (query: string) => Promise<unknown>,
): Promise<number[]> {
  for (const query of queries) await search(query)
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const query of queries) {
      const startedAt = performance.now()
      await search(query)
      took.push(performance.now() - startedAt)
    }
  }
  return took
}
