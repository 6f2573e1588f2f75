import { adminLine, type CallFailure, kindOfRefusal } from '../call-failure.ts'
import type { Registration } from './register.ts'

/** What was done, as a table, and whether anything was. */
export function registrationText({ changes, isWritten }: Registration, guild: string | undefined): string {
  const rows = [['command', 'change', ''], ...changes.map(({ name, change, detail }) => [name, change, detail])]
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const where = guild === undefined ? 'everywhere' : `in the server ${guild}`
  const isSame = changes.every(({ change }) => change === 'unchanged' || change === 'kept')
  const end = isSame
    ? `Discord has these commands ${where} already.`
    : isWritten
      ? `Discord has these commands ${where} now.`
      : `Nothing was sent: this is what would change ${where}.`
  return [...lines, '', end].join('\n')
}

const missingAccess = 50001
const unknownGuild = 10004

/** One line for the admin about a registration that failed: what is wrong, and what to do. */
export function registrationFailure(failure: CallFailure, guild: string | undefined): string {
  const { code, kind, message } = failure
  if (kind === 'unknown') return `Discord was not reached, or did not answer as it should: ${message}`
  if (kind === 'rate-limited') return `Discord takes no more commands for now: ${message}`
  if (guild !== undefined && (code === missingAccess || code === unknownGuild))
    return `The application may not register commands in the server ${guild}: it is not in it, or there is none. Add it by the link below, and copy the server’s id from its menu (Developer Mode shows it).`
  if (kindOfRefusal(failure) === 'token')
    return 'Discord does not know DISCORD_BOT_TOKEN. Reset the token under “Bot” in the Developer Portal, and set the new one.'
  return adminLine(failure)
}
