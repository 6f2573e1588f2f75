import { parseArgs } from 'node:util'
import { CallFailure } from '../src/channels/discord/call-failure.ts'
import { createCommandApi } from '../src/channels/discord/commands/command-api.ts'
import { commands } from '../src/channels/discord/commands/index.ts'
import { registerCommands } from '../src/channels/discord/commands/register.ts'
import { registrationFailure, registrationText } from '../src/channels/discord/commands/register-report.ts'
import { inviteLink } from '../src/channels/discord/permissions.ts'
import { type DiscordSettings, loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'

const usage = `Usage: npm run discord:register [-- [--guild ID] [--dry-run]]

  --guild     registers the commands in one server alone, where they are there at once; default: everywhere
  --dry-run   says what would change, and changes nothing

Needs DISCORD_BOT_TOKEN. Commands that the application had and Shopclerk has not are removed.`

interface Arguments {
  guild: string | undefined
  isDry: boolean
}

/** Undefined when the usage was asked for. */
function readArguments(): Arguments | undefined {
  try {
    const { values } = parseArgs({
      options: {
        guild: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    })
    if (values.help) return undefined
    if (values.guild !== undefined && !/^\d{5,20}$/.test(values.guild))
      throw new StartupError(`--guild takes the id of a server, a number of 17 to 20 digits, not '${values.guild}'.`)
    return { guild: values.guild, isDry: values['dry-run'] }
  } catch (error) {
    if (error instanceof StartupError) throw error
    // Of an unknown option Node says what is wrong in its first sentence, and then more.
    throw new StartupError(`${(error as Error).message.replace(/\. .*$/s, '.')}\n${usage}`, { cause: error })
  }
}

function readSettings(): DiscordSettings {
  const { discord } = loadConfig()
  if (discord === undefined || 'missing' in discord)
    throw new StartupError('Set DISCORD_BOT_TOKEN: the token is under “Bot” in Discord’s Developer Portal.')
  return discord
}

function linkText(applicationId: string, { messages, handoffChannel }: DiscordSettings): string {
  const link = inviteLink(applicationId, { messages, handoff: handoffChannel !== undefined })
  return `Add the application to a server, with the fewest permissions that it needs:\n${link}`
}

async function main(): Promise<void> {
  const given = readArguments()
  if (given === undefined) return void process.stdout.write(`${usage}\n`)
  const settings = readSettings()
  const api = await createCommandApi(settings)
  let applicationId = settings.applicationId
  try {
    const own = await api.application()
    if (applicationId !== undefined && applicationId !== own.id)
      throw new StartupError(
        `DISCORD_APPLICATION_ID is ${applicationId}, but DISCORD_BOT_TOKEN is of the application ${own.id}.`,
      )
    applicationId = own.id
    const registration = await registerCommands({ api, applicationId, commands, ...given })
    process.stdout.write(`${registrationText(registration, given.guild)}\n\n${linkText(applicationId, settings)}\n`)
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    const link = applicationId === undefined ? '' : `\n\n${linkText(applicationId, settings)}`
    throw new StartupError(`${registrationFailure(error, given.guild)}${link}`, { cause: error })
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
