import { slackLimits } from './limits.ts'

/** Where the service is reached from outside; undefined: its own pictures and pages cannot be shown. */
export type PublicUrl = string | undefined

/**
 * The absolute http(s) address of a record's picture or page. Undefined when there is none that Slack could take: a
 * path of a service that is not reached from outside, another scheme, or one that is too long.
 */
export function absoluteAddress(address: string | undefined, publicUrl: PublicUrl): string | undefined {
  if (address === undefined || !URL.canParse(address, publicUrl)) return undefined
  const { protocol, href } = new URL(address, publicUrl)
  return /^https?:$/.test(protocol) && href.length <= slackLimits.url ? href : undefined
}
