import Type from 'typebox'
import { Value } from 'typebox/value'
import type { DiscordSettings } from '../../../config.ts'
import { apiBase, failureOf } from '../discord-api.ts'
import type { CommandApi } from './register.ts'

/** Milliseconds that one call may take. */
const callMs = 15_000

const Application = Type.Object({ id: Type.String({ pattern: '^\\d{1,20}$' }) })

/** The API by way of discord.js's REST, which waits for rate limits and asks again after a 5xx. */
export async function createCommandApi({
  botToken,
  apiUrl,
}: Pick<DiscordSettings, 'botToken' | 'apiUrl'>): Promise<CommandApi> {
  const discord = await import('discord.js')
  const rest = new discord.REST({ version: '10', api: apiBase(apiUrl), timeout: callMs }).setToken(botToken)
  const call = <T>(name: string, work: () => Promise<T>): Promise<T> =>
    work().catch((error: unknown) => {
      throw failureOf(name, error, discord)
    })
  return {
    application: async () => {
      const read = await call('GET application', () => rest.get('/applications/@me'))
      if (!Value.Check(Application, read)) throw new TypeError('Discord said nothing that can be read.')
      return read
    },
    get: (path) => call('GET commands', () => rest.get(path)),
    put: (path, body) => call('PUT commands', () => rest.put(path, { body })),
  }
}
