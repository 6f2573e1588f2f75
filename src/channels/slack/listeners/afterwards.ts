import type { SlackContext } from '../context.ts'

/** Does what need not be stored once the event is acknowledged, however long Slack takes over it. */
export function afterwards({ admin }: Pick<SlackContext, 'admin'>, method: string, work: () => Promise<unknown>): void {
  setImmediate(() => work().catch((error: unknown) => admin.report(error, method)))
}
