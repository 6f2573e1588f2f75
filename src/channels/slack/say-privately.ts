import type { SlackContext } from './context.ts'
import type { Press } from './parse/press.ts'
import { respond } from './respond.ts'

/** Says something to the one who pressed a button, and to nobody else. */
export async function sayPrivately({ admin }: Pick<SlackContext, 'admin'>, press: Press, text: string): Promise<void> {
  if (press.responseUrl === undefined) return
  await respond(press.responseUrl, { response_type: 'ephemeral', replace_original: false, text }).catch(
    (error: unknown) => admin.report(error, 'response_url', press.place?.channel),
  )
}
