/** Beyond this a text is seldom met again, and would take more memory than it saves time. */
const longestKey = 80

/**
 * A pure function of a text that keeps its last results, up to `most` of them: words, units and attribute names come again
 * and again. What it gives is shared, and must not be changed.
 */
export function remembered<T>(work: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, { value: T }>()
  return (text) => {
    if (text.length > longestKey) return work(text)
    const found = known.get(text)
    if (found !== undefined) return found.value
    const value = work(text)
    // Emptied as a whole, which costs less than to note what was used last: the frequent ones are back at once.
    if (known.size >= most) known.clear()
    known.set(text, { value })
    return value
  }
}
