/**
 * kafkajs 2.2.4 asks for a timer in the past with each request (its issue 1751), of which Node 24 warns. That warning
 * of that library is left out, and no other.
 */
export function withoutTimerWarnings(): void {
  if (isDone) return
  isDone = true
  const emit = process.emitWarning as (...given: unknown[]) => void
  const filtered = (...given: unknown[]): void => {
    const isOfTimer = given.includes('TimeoutNegativeWarning')
    if (!isOfTimer || !new Error('who').stack?.includes('kafkajs')) emit.apply(process, given)
  }
  process.emitWarning = filtered as typeof process.emitWarning
}

let isDone = false
