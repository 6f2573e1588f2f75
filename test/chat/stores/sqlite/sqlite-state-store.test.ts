import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../../../src/chat/message.ts'
import type { StateStore } from '../../../../src/chat/state-store.ts'
import { applicationId, migrations } from '../../../../src/chat/stores/sqlite/schema.ts'
import { openSqliteStateStore } from '../../../../src/chat/stores/sqlite/sqlite-state-store.ts'
import { StartupError } from '../../../../src/errors.ts'
import { emptyState } from '../../../../src/understanding/understanding.ts'
import { stateStoreContract } from '../../../contracts/state-store.ts'

stateStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-state-'))
  const path = join(folder, 'state.db')
  const handles: StateStore[] = []
  const openOne = async (): Promise<StateStore> => {
    const handle = await openSqliteStateStore(path)
    handles.push(handle)
    return handle
  }
  return {
    store: await openOne(),
    reopen: openOne,
    close: async () => {
      for (const handle of handles) await handle.close()
      await rm(folder, { recursive: true })
    },
  }
})

const message: ChatMessage = {
  channel: 'web',
  conversationId: 'talk',
  messageId: 'm1',
  userId: 'ada',
  text: 'an unmistakable sentence',
  pictures: [],
  receivedAt: 1_000,
}

describe('the SQLite state file', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopclerk-state-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const refusal = async (path: string): Promise<string> => {
    const error: unknown = await openSqliteStateStore(path).then(
      (store) => store.close(),
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(StartupError)
    const text = (error as StartupError).message
    expect(text).toContain(path)
    expect(text).not.toContain('\n')
    return text
  }

  it('is made with its folder', async () => {
    const store = await openSqliteStateStore(join(folder, 'a', 'b', 'state.db'))
    expect(await store.state('talk')).toBeUndefined()
    await store.close()
  })

  it('is refused in one line when it is no database', async () => {
    const path = join(folder, 'state.db')
    await writeFile(path, 'these are words, not pages of a database. '.repeat(100))
    expect(await refusal(path)).toContain('not a database')
  })

  it('is refused when it belongs to something else, which stays as it was', async () => {
    const path = join(folder, 'state.db')
    const foreign = new DatabaseSync(path)
    foreign.exec('CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1')
    foreign.close()
    const before = await readFile(path)
    expect(await refusal(path)).toContain('not a state database')
    expect(await readFile(path)).toEqual(before)
  })

  it('is refused when a newer version wrote it, and names both versions', async () => {
    const path = join(folder, 'state.db')
    await (await openSqliteStateStore(path)).close()
    const database = new DatabaseSync(path)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(await refusal(path)).toMatch(/newer version of Shopclerk \(99; this one knows \d+\)/)
  })

  it('is refused when its folder cannot be made or it is a folder itself', async () => {
    await writeFile(join(folder, 'file'), '')
    await refusal(join(folder, 'file', 'state.db'))
    await mkdir(join(folder, 'state.db'))
    await refusal(join(folder, 'state.db'))
  })

  it('keeps what the buttons of before stand for', async () => {
    const path = join(folder, 'state.db')
    const before = new DatabaseSync(path)
    before.exec(`${migrations[0]}; PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`)
    before.exec(`INSERT INTO messages (id, conversation_id, channel, message_id, user_id, received_at, status, attempts)
      VALUES (1, 'talk', 'web', 'm1', 'ann', 1, 'delivered', 1), (2, 'talk', 'web', 'm2', 'ann', 2, 'delivered', 1)`)
    before.exec(
      `INSERT INTO actions VALUES ('talk', 'a', '{"kind":"more"}', 1), ('talk', 'b', '{"kind":"say","text":"\\""}', 2)`,
    )
    before.close()
    const store = await openSqliteStateStore(path)
    expect(await store.action('talk', 'a')).toEqual({ kind: 'more' })
    expect(await store.action('talk', 'b')).toEqual({ kind: 'say', text: '"' })
    expect(await store.action('talk', '"')).toBeUndefined()
    await store.close()
  })

  it('is committed before the store is closed', async () => {
    const path = join(folder, 'state.db')
    const store = await openSqliteStateStore(path)
    const admitted = store.admit(message, 'one')
    await store.close()
    expect(await admitted).toEqual({ status: 'new' })
    const later = await openSqliteStateStore(path)
    expect(await later.isPending(message)).toBe(true)
    await later.close()
  })

  it('holds no byte of a conversation that was deleted', async () => {
    const path = join(folder, 'state.db')
    const store = await openSqliteStateStore(path)
    await store.admit(message, 'one')
    await store.admit({ ...message, messageId: 'm2' }, 'one')
    const parts = [{ type: 'text' as const, text: 'an unforgettable answer' }]
    const trace = { engine: 'sqlite' as const, queries: [] }
    const reply = { ...message, intent: 'smalltalk' as const, state: emptyState(), parts, trace }
    await store.commitAnswer({ message, reply, actions: new Map() }, 'one')
    await store.close()
    expect((await readFile(path)).includes('unforgettable answer')).toBe(true)
    expect((await readFile(path)).includes('unmistakable sentence')).toBe(true)

    const later = await openSqliteStateStore(path)
    await later.deleteConversation('talk')
    await later.close()
    const bytes = await readFile(path)
    expect(bytes.includes('unforgettable answer')).toBe(false)
    expect(bytes.includes('unmistakable sentence')).toBe(false)
  })

  it('makes one process the owner of each message when four race for them in a new file', async () => {
    const path = join(folder, 'state.db')
    const script = fileURLToPath(new URL('../../../fixtures/admitting-process.ts', import.meta.url))
    const run = promisify(execFile)
    const processes = await Promise.all(
      ['a', 'b', 'c', 'd'].map((owner) => run(process.execPath, [script, path, owner, '200'])),
    )
    const owned = processes.flatMap(({ stdout }) => stdout.trim().split('\n').filter(Boolean))
    expect(owned.toSorted()).toEqual(Array.from({ length: 200 }, (_, i) => `m${i}`).toSorted())
  })

  it('loses nothing that was stored when its process is killed at once', async () => {
    const path = join(folder, 'state.db')
    const script = fileURLToPath(new URL('../../../fixtures/admitting-process.ts', import.meta.url))
    const child = spawn(process.execPath, [script, path, 'a', '50', 'kill'], { stdio: ['ignore', 'pipe', 'inherit'] })
    let owned = ''
    child.stdout.on('data', (chunk) => {
      owned += chunk
    })
    const signal = await new Promise((resolve) => child.once('close', (_code, by) => resolve(by)))
    expect(signal).toBe('SIGKILL')
    const store = await openSqliteStateStore(path)
    for (const messageId of owned.trim().split('\n')) {
      expect(await store.isPending({ channel: 'web', conversationId: 'race', messageId })).toBe(true)
    }
    await store.close()
  })
})
