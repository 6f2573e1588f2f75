/** Fetches chunks, named relative to where this one is, into the browser's cache. Rejects when one could not be had. */
export const fetchChunks = (names: readonly string[]): Promise<unknown> =>
  Promise.all(
    names.map(async (name) => {
      const response = await fetch(new URL(name, import.meta.url))
      if (!response.ok) throw new Error(`${response.status}`)
      await response.blob()
    }),
  )
