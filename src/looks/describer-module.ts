import type { LookDescriber } from './look-describer.ts'

/** Which describer a thread opens: a module that exports `openDescriber`, and what that is given. */
export interface DescriberModule {
  /** As a file URL. */
  href: string
  /** What can be sent to a thread. */
  options?: unknown
}

/** @throws StartupError, in one line, when it cannot be opened. */
export async function openDescriber({ href, options }: DescriberModule): Promise<LookDescriber> {
  const module = (await import(href)) as { openDescriber(options: unknown): Promise<LookDescriber> }
  return module.openDescriber(options)
}
