import type { DiscordSettings } from '../../config.ts'
import type { AdminLines } from './admin-lines.ts'
import type { Application, DiscordApi } from './discord-api.ts'

/**
 * Asks Discord once whose the token is, and says what of the settings does not fit it; a failure is not kept, so that the
 * next one asks again.
 */
export function createIdentity(
  api: DiscordApi,
  { applicationId, publicKey }: Pick<DiscordSettings, 'applicationId' | 'publicKey'>,
  admin: AdminLines,
): () => Promise<Application> {
  let known: Promise<Application> | undefined

  async function ask(): Promise<Application> {
    const application = await api.application()
    if (applicationId !== undefined && applicationId !== application.id)
      admin.say(`DISCORD_APPLICATION_ID is not the application of DISCORD_BOT_TOKEN, which is ${application.id}.`)
    if (publicKey !== undefined && publicKey.toLowerCase() !== application.verify_key.toLowerCase())
      admin.say(
        'DISCORD_PUBLIC_KEY is not the public key of the application. Copy it again from “General Information” in the Developer Portal.',
      )
    return application
  }

  return () => {
    known ??= ask().catch((error: unknown) => {
      known = undefined
      admin.report(error)
      throw error
    })
    return known
  }
}
