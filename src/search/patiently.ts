import { CatalogueUnavailableError } from './catalogue-unavailable.ts'

/**
 * What `work` resolves to within `ms` milliseconds, else what stands in for it: also when the catalogue is not to be had.
 * What is late goes on behind it. Any other failure is passed on.
 */
export async function within<T>(ms: number, work: Promise<T>, standIn: () => T | Promise<T>): Promise<T> {
  const late = Promise.withResolvers<typeof isLate>()
  const timer = setTimeout(() => late.resolve(isLate), ms)
  try {
    const done = await Promise.race([work, late.promise])
    return done === isLate ? await standIn() : done
  } catch (error) {
    if (!(error instanceof CatalogueUnavailableError)) throw error
    return await standIn()
  } finally {
    clearTimeout(timer)
    // Nobody waits for it any more.
    work.catch(() => undefined)
  }
}

const isLate = Symbol('late')
