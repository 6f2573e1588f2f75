import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CommandJson } from '../../../src/channels/discord/commands/command-changes.ts'
import { asDiscordHasThem } from './registered-commands.ts'

const script = fileURLToPath(new URL('../../../scripts/discord-register.ts', import.meta.url))
const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB'
const guild = '123456789012345678'

/** As much of Discord's API as registering takes. */
const has = { global: [] as CommandJson[], guild: [] as CommandJson[] }
let writes: string[] = []

const server = createServer(async (request, response) => {
  const answer = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  let text = ''
  for await (const chunk of request) text += chunk
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
  if (request.headers.authorization !== `Bot ${token}`) return answer(401, { message: '401: Unauthorized', code: 0 })
  if (pathname === '/api/v10/applications/@me') return answer(200, { id: '42', name: 'Shop', verify_key: 'x' })
  const [, inGuild] = /^\/api\/v10\/applications\/42\/(?:guilds\/(\d+)\/)?commands$/.exec(pathname) ?? [
    undefined,
    'none',
  ]
  if (inGuild !== undefined && inGuild !== guild) return answer(403, { message: 'Missing Access', code: 50001 })
  const scope = inGuild === undefined ? 'global' : 'guild'
  if (request.method === 'PUT') {
    const sent = JSON.parse(text) as CommandJson[]
    if (sent.some(({ name }) => name === '')) return answer(400, { message: 'Invalid Form Body', code: 50035 })
    has[scope] = asDiscordHasThem(sent, scope)
    writes.push(pathname)
  } else if (searchParams.get('with_localizations') !== 'true') {
    return answer(
      200,
      has[scope].map((command) => ({ ...command, name_localizations: undefined })),
    )
  }
  return answer(200, has[scope])
})

let apiUrl = ''
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`
})
afterAll(() => server.close())
beforeEach(() => {
  Object.assign(has, { global: [], guild: [] })
  writes = []
})

interface Result {
  code: number
  out: string
  err: string
}

function register(args: string[] = [], given: Record<string, string> = {}): Promise<Result> {
  const env = {
    ...process.env,
    DISCORD_BOT_TOKEN: token,
    DISCORD_API_URL: apiUrl,
    DISCORD_APPLICATION_ID: '',
    DISCORD_PUBLIC_KEY: '',
    DISCORD_MESSAGES: '',
    DISCORD_HANDOFF_CHANNEL: '',
    ...given,
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

describe('discord:register', () => {
  it('registers everywhere, says what changed, and writes nothing the second time', async () => {
    const first = await register()
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(
      /\/shop +created\nFind similar products +created\n\nDiscord has these commands everywhere now\./,
    )
    expect(first.out).toContain('client_id=42&scope=bot+applications.commands&permissions=0\n')
    expect(has.global.map(({ name }) => name)).toEqual(['shop', 'Find similar products'])
    const second = await register()
    expect(second.out).toMatch(/\/shop +unchanged\nFind similar products +unchanged\n\n.*everywhere already\./)
    expect(writes).toEqual(['/api/v10/applications/42/commands'])
  })

  it('changes what differs, and removes what is not wanted', async () => {
    await register()
    const [shop = { name: '' }, ...others] = has.global
    const older = { ...shop, description: 'Old' }
    has.global = [older, ...others, { type: 1, name: 'old' }]
    const dry = await register(['--dry-run'])
    expect(dry.out).toMatch(
      /\/shop +changed +description\nFind similar products +unchanged\n\/old +removed\n\nNothing was sent/,
    )
    expect(writes).toHaveLength(1)
    await register()
    expect(has.global.map(({ name }) => name)).toEqual(['shop', 'Find similar products'])
    expect(writes).toHaveLength(2)
  })

  it('registers in one server alone, without what is only for commands everywhere', async () => {
    expect((await register(['--guild', guild])).out).toContain(`in the server ${guild} now`)
    expect(has.global).toEqual([])
    expect(JSON.stringify(has.guild)).not.toContain('integration_types')
    expect((await register(['--guild', guild])).out).toContain('already')
    expect(writes).toEqual([`/api/v10/applications/42/guilds/${guild}/commands`])
  })

  it('asks for more permissions only where they are needed', async () => {
    const { out } = await register(['--dry-run'], { DISCORD_MESSAGES: 'on' })
    expect(Number(/permissions=(\d+)/.exec(out)?.[1])).toBeGreaterThan(0)
  })

  it.each([
    [
      'a wrong token',
      [],
      { DISCORD_BOT_TOKEN: 'MTIz.abcdef.abcdefghijklmnopqrstuvwxyz' },
      /^Discord does not know DISCORD_BOT_TOKEN\. .*$/,
    ],
    ['no token', [], { DISCORD_BOT_TOKEN: '' }, /^Set DISCORD_BOT_TOKEN: .*$/],
    [
      'a server it is not in',
      ['--guild', '999999999999999999'],
      {},
      /may not register commands in the server 999999999999999999[^\n]*\n\n.*\nhttps:\S+client_id=42\S+$/,
    ],
    ['what is no server', ['--guild', 'mine'], {}, /^--guild takes the id of a server/],
    ['an unknown option', ['--force'], {}, /^Unknown option '--force'\nUsage:/],
    [
      'another application',
      [],
      { DISCORD_APPLICATION_ID: '123456789012345678' },
      /^DISCORD_APPLICATION_ID is 123456789012345678, but .* of the application 42\.$/,
    ],
    ['no Discord', [], { DISCORD_API_URL: 'http://127.0.0.1:9/' }, /^Discord was not reached/],
  ])('says in a line what is wrong with %s', async (_what, args, env, line) => {
    const { code, out, err } = await register(args, env as Record<string, string>)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err.trim()).toMatch(line)
    expect(err).not.toMatch(/\n\s+at |abcdefghijklmnop/)
    expect(writes).toEqual([])
  })
})
