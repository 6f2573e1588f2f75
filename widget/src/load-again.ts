/** Milliseconds between the tries: a page is often opened the moment before a train leaves its tunnel. */
const delays = [1_000, 4_000, 15_000]

/**
 * Imports the widget, again and again for a while and once more when the browser is back online.
 * What stands inside the element on the page is seen meanwhile. Says so once, when it is given up.
 */
export async function loadAgain(load: () => Promise<unknown>, address: string): Promise<void> {
  let reason: unknown
  for (const delay of delays) {
    try {
      await load()
      return
    } catch (error) {
      reason = error
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
  console.warn(
    `<shop-clerk> could not be loaded from ${address}; it is tried again once the browser is online.`,
    reason,
  )
  addEventListener('online', () => void loadAgain(load, address), { once: true })
}
