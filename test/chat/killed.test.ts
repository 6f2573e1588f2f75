import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/chat/reply.ts'
import { keyOfMessage, type TemporaryStore, temporaryStore, writtenMessage } from '../fixtures/chat.ts'
import type { ChatProcessOptions, FromParent, ToParent } from '../fixtures/chat-process.ts'
import { kindsOf, textsOf, until } from '../fixtures/chats.ts'

const script = fileURLToPath(new URL('../fixtures/chat-process.ts', import.meta.url))
const message = writtenMessage('red mouse', { channel: 'slack' })
const key = keyOfMessage(message)

let temporary: TemporaryStore
const children: ChildProcess[] = []
beforeEach(async () => {
  temporary = await temporaryStore()
})
afterEach(async () => {
  for (const child of children.splice(0)) await killed(child)
  await temporary.remove()
})

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

/** So long a process waits for a sign of life, unless told otherwise: where it can know better it has to. */
const deadAfterMs = process.platform === 'linux' ? 60_000 : 1_000

function start(given: Partial<ChatProcessOptions> & { name: string }) {
  const limits = { beatMs: 100, sweepMs: 100, deadAfterMs, ...given.limits }
  const options = { path: temporary.path, answering: 'at-once', delivering: 'at-once', ...given, limits }
  const child = fork(script, [JSON.stringify(options)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  children.push(child)
  const heard: ToParent[] = []
  child.on('message', (said) => heard.push(said as ToParent))
  const all = <S extends ToParent['said']>(said: S) =>
    heard.filter((one): one is Extract<ToParent, { said: S }> => one.said === said)
  return {
    child,
    all,
    async hears<S extends ToParent['said']>(said: S): Promise<Extract<ToParent, { said: S }>> {
      await until(() => all(said).length > 0)
      return all(said)[0] as Extract<ToParent, { said: S }>
    },
    submit: () => child.send({ submit: message } satisfies FromParent),
  }
}

const posts = (): { parts: Reply['parts'] }[] => {
  const file = `${temporary.path}.posts`
  if (!existsSync(file)) return []
  // The last piece is empty, or a line that is still being written.
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

let takers = 0
/** Whether nothing is left for a taker that holds everybody for dead, takers before it too. */
const isDelivered = async (): Promise<boolean> => {
  takers += 1
  const { messages, replies } = await temporary.store.takeOver(`taker ${takers}`, Number.MAX_SAFE_INTEGER)
  return messages.length + replies.length === 0
}

describe('a process that is killed', () => {
  it('between admission and answer has its message answered once by the next, also when it is sent again', async () => {
    const first = start({ name: 'first', answering: 'never' })
    await first.hears('ready')
    first.submit()
    await first.hears('begun')
    await killed(first.child)
    expect(await temporary.store.isPending(key)).toBe(true)

    const second = start({ name: 'second', answering: 'in-half-a-second' })
    await second.hears('ready')
    second.submit()
    expect((await second.hears('admitted')).status).toBe('pending')
    const { reply } = await second.hears('replied')
    expect(textsOf(reply)).toEqual(['second answers red mouse'])
    expect(await temporary.store.reply(key)).toEqual(reply)
    await until(() => posts().length > 0)
    await until(isDelivered)
    expect(posts()).toEqual([expect.objectContaining({ parts: reply.parts })])
    expect(second.all('begun')).toHaveLength(1)
  })

  it('has its message answered soon by another that runs beside it', async () => {
    const second = start({ name: 'second' })
    const first = start({ name: 'first', answering: 'never' })
    await Promise.all([first.hears('ready'), second.hears('ready')])
    first.submit()
    await first.hears('begun')
    await killed(first.child)
    await until(() => posts().length > 0)
    await until(isDelivered)
    expect(posts()).toHaveLength(1)
    expect(second.all('begun')).toHaveLength(1)
  })

  it('before its answer was sent has it sent by the next', async () => {
    const first = start({ name: 'first', delivering: 'hanging-before' })
    await first.hears('ready')
    first.submit()
    await first.hears('delivering')
    await killed(first.child)

    const second = start({ name: 'second' })
    expect((await second.hears('delivering')).again).toBe(true)
    await until(() => posts().length > 0)
    await until(isDelivered)
    expect(posts().map(({ parts }) => parts)).toEqual([[{ type: 'text', text: 'first answers red mouse' }]])
    expect(second.all('begun')).toHaveLength(0)
  })

  it('when the platform had its answer already does not have it shown twice', async () => {
    const first = start({ name: 'first', delivering: 'hanging-after' })
    await first.hears('ready')
    first.submit()
    await until(() => posts().length > 0)
    await killed(first.child)

    const second = start({ name: 'second' })
    expect((await second.hears('delivering')).again).toBe(true)
    await until(isDelivered)
    expect(posts()).toHaveLength(1)
  })

  it('by its own answer, again and again, ends in an apology and not in a loop', async () => {
    for (const name of ['first', 'second', 'third']) {
      const child = start({ name, answering: 'killing-itself' })
      if (name === 'first') {
        await child.hears('ready')
        child.submit()
      }
      await until(() => child.child.signalCode === 'SIGKILL')
      expect(child.all('begun')).toHaveLength(1)
    }
    const last = start({ name: 'fourth', answering: 'killing-itself' })
    await until(() => posts().length > 0)
    const reply = await temporary.store.reply(key)
    expect(reply === undefined ? [] : kindsOf(reply)).toEqual(['failed'])
    expect(last.all('begun')).toHaveLength(0)
    expect(last.child.exitCode ?? last.child.signalCode).toBeNull()
  })
})

describe('a process that stood still so long that it was given up', () => {
  it('does not answer a second time when it goes on, and hands out the answer that was made', async () => {
    const limits = { deadAfterMs: 400 }
    const first = start({ name: 'first', answering: 'in-half-a-second', limits })
    await first.hears('ready')
    first.submit()
    await first.hears('begun')
    first.child.kill('SIGSTOP')
    const second = start({ name: 'second', limits })
    await until(() => posts().length > 0)
    first.child.kill('SIGCONT')
    const { reply } = await first.hears('replied')
    expect(textsOf(reply)).toEqual(['second answers red mouse'])
    expect(await temporary.store.reply(key)).toEqual(reply)
    expect(posts()).toHaveLength(1)
    expect(second.all('begun')).toHaveLength(1)
  })
})
