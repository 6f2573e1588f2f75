import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ChatMessage } from '../src/chat/message.ts'
import type { Reply } from '../src/chat/reply.ts'
import { openSqliteStateStore } from '../src/chat/stores/sqlite/sqlite-state-store.ts'
import { sampleCatalogue, temporaryFolder } from './fixtures/app.ts'
import { failToStart, type Service, startService, waitUntil } from './fixtures/service.ts'

async function start(env: Record<string, string>): Promise<Service> {
  const service = await startService(env)
  onTestFinished(() => service.stop('SIGKILL').then(() => undefined))
  return service
}

/** One clear line, no stack trace. */
const oneLine = (pattern: RegExp) => ({
  code: 1,
  output: expect.stringMatching(new RegExp(`^(\\{.*\\}\\n)*shopclerk: [^\\n]*${pattern.source}[^\\n]*\\n$`)),
})

const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T

const chat = (url: string, body: object): Promise<Reply> =>
  json(
    fetch(`${url}/api/chat`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  )

const readiness = (url: string): Promise<{ status: string }> => json(fetch(`${url}/readyz`))

const productCount = async (url: string): Promise<number> =>
  (await json<{ total: number }>(fetch(`${url}/api/search?limit=0`))).total

/** What a process leaves behind that was killed after it had admitted a message and before it answered. */
async function admitInAProcessThatIsGone(
  path: string,
  message: Pick<ChatMessage, 'conversationId' | 'messageId' | 'text'>,
): Promise<void> {
  const store = await openSqliteStateStore(path)
  const userId = message.conversationId
  await store.admit(
    { ...message, channel: 'web', userId, pictures: [], receivedAt: Date.now() },
    'a process that is gone',
  )
  await store.close()
}

/** A feed of `count` products that takes a while to load. */
function writeFeed(path: string, count: number): void {
  const lines = Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      id: `p${i}`,
      title: `Widget number ${i} of steel`,
      description: 'A fine widget. '.repeat(20),
      version: 1,
    }),
  )
  writeFileSync(path, lines.join('\n'))
}

/** A first start is ready once its catalogue is learned, which takes some ten seconds of one core. */
const learnedWithinMs = 120_000

describe('a start that cannot succeed ends with one line', () => {
  it('wrong setting', async () => {
    expect(await failToStart({ PORT: 'http' })).toEqual(oneLine(/PORT must be a whole number/))
  })

  it('port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    expect(await failToStart({ PORT: port, DATA_DIR: temporaryFolder() })).toEqual(oneLine(/Port \d+ is in use/))
  })

  it('a host that is not of this machine', async () => {
    expect(await failToStart({ HOST: '203.0.113.1', DATA_DIR: temporaryFolder() })).toEqual(
      oneLine(/HOST '203\.0\.113\.1'/),
    )
  })

  it('a data folder that is a file', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(await failToStart({ DATA_DIR: join(file, 'var') })).toEqual(oneLine(/DATA_DIR/))
  })

  it.each(['/sys/shopclerk', '/proc/shopclerk/var'])('a data folder that nobody may write: %s', async (folder) => {
    expect(await failToStart({ DATA_DIR: folder })).toEqual(
      oneLine(/DATA_DIR \/(sys|proc)\/shopclerk.* cannot be written/),
    )
  })

  it.each(['catalogue.db', 'state.db'])('%s of a newer version', async (name) => {
    const folder = temporaryFolder()
    const database = new DatabaseSync(join(folder, name))
    database.exec('PRAGMA user_version = 9999')
    database.close()
    expect(await failToStart({ DATA_DIR: folder })).toEqual(oneLine(/newer/))
  })

  it.each(['catalogue.db', 'state.db'])('%s that is no database', async (name) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, name), 'not a database at all, but longer than a header'.repeat(100))
    expect(await failToStart({ DATA_DIR: folder })).toEqual(oneLine(/database/))
  })

  it('a catalogue that is missing, or of a format nobody knows', async () => {
    const folder = temporaryFolder()
    expect(await failToStart({ DATA_DIR: folder, CATALOGUE: join(folder, 'none.jsonl') })).toEqual(
      oneLine(/CATALOGUE|none\.jsonl/),
    )
    writeFileSync(join(folder, 'feed.xyz'), 'x')
    expect(await failToStart({ DATA_DIR: folder, CATALOGUE: join(folder, 'feed.xyz') })).toEqual(oneLine(/feed\.xyz/))
  })
})

describe('the process', () => {
  it('sells the demo catalogue at once, and ends cleanly on SIGTERM with work in hand', async () => {
    const { url, stop } = await start({ DATA_DIR: temporaryFolder() })
    await waitUntil('the demo catalogue', async () => (await readiness(url)).status === 'ready', learnedWithinMs)
    const replies = Array.from({ length: 20 }, (_, i) => chat(url, { message: `pens number ${i}` }))
    const first = await Promise.race(replies)
    expect(first.parts[0]).toMatchObject({ type: 'text', text: expect.stringMatching(/./) })
    const code = stop('SIGTERM')
    const answered = await Promise.allSettled(replies)
    expect(answered.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    expect(await code).toBe(0)
  })

  it('completes after kill -9 a load that was under way', async () => {
    const folder = temporaryFolder()
    const feed = join(folder, 'feed.jsonl')
    const count = 20_000
    writeFeed(feed, count)
    const env = { DATA_DIR: join(folder, 'var'), CATALOGUE: feed, EMBEDDINGS: 'off' }
    const first = await start(env)
    await waitUntil('some products', async () => (await productCount(first.url)) > 0)
    await first.stop('SIGKILL')
    const second = await start(env)
    const afterKill = await productCount(second.url)
    expect(afterKill).toBeGreaterThan(0)
    expect(afterKill).toBeLessThan(count)
    await waitUntil('all products', async () => (await readiness(second.url)).status === 'ready', learnedWithinMs)
    expect(await productCount(second.url)).toBe(count)
    await second.stop()
    const third = await start(env)
    expect((await readiness(third.url)).status).toBe('ready')
  }, 180_000)

  it('serves beside another one that loads the same catalogue, and waits for it', async () => {
    const folder = temporaryFolder()
    const feed = join(folder, 'feed.jsonl')
    writeFeed(feed, 10_000)
    const env = { DATA_DIR: join(folder, 'var'), CATALOGUE: feed, EMBEDDINGS: 'off' }
    const first = await start(env)
    const second = await start(env)
    expect(await productCount(second.url)).toBeLessThan(10_000)
    for (const { url } of [first, second]) {
      await waitUntil('all products', async () => (await readiness(url)).status === 'ready', learnedWithinMs)
      expect(await productCount(url)).toBe(10_000)
    }
    expect(second.output()).toMatch(new RegExp(`Process ${first.pid} is loading`))
  }, 180_000)

  it('answers after kill -9 what was admitted before it, once', async () => {
    const folder = temporaryFolder()
    const env = { DATA_DIR: folder, CATALOGUE: sampleCatalogue, EMBEDDINGS: 'off' }
    const first = await start(env)
    await waitUntil('the catalogue', async () => (await readiness(first.url)).status === 'ready', learnedWithinMs)
    const { conversationId } = await chat(first.url, { message: 'hello' })
    await first.stop('SIGKILL')
    await admitInAProcessThatIsGone(join(folder, 'state.db'), { conversationId, messageId: 'm-1', text: 'desk lamp' })

    const second = await start(env)
    const replies = await Promise.all([
      chat(second.url, { message: 'desk lamp', conversationId, messageId: 'm-1' }),
      chat(second.url, { message: 'desk lamp', conversationId, messageId: 'm-1' }),
    ])
    expect(replies[0]).toMatchObject({ messageId: 'm-1', state: { terms: ['desk', 'lamp'] } })
    expect(replies[1]).toEqual(replies[0])
    await second.stop('SIGKILL')
    const third = await start(env)
    expect(await chat(third.url, { message: 'desk lamp', conversationId, messageId: 'm-1' })).toEqual(replies[0])
  }, 180_000)
})
