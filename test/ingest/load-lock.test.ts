import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StartupError } from '../../src/errors.ts'
import { acquireLoadLock } from '../../src/ingest/load-lock.ts'
import { temporaryFolder } from '../fixtures/feeds.ts'

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

describe('acquireLoadLock', () => {
  it('lets one load at a time in, and says who it is', async () => {
    const folder = join(await temporaryFolder(), 'made', 'for it')
    const lock = await acquireLoadLock(folder)
    await expect(acquireLoadLock(folder)).rejects.toThrow(StartupError)
    await expect(acquireLoadLock(folder)).rejects.toThrow(`Process ${process.pid} is loading a feed into ${folder}.`)
    await lock.release()
    await (await acquireLoadLock(folder)).release()
    expect(await readdir(folder)).toEqual([])
  })

  it.each(['', '.takeover'])(
    'gives it to one of many that ask at once, after a process died holding load.lock%s',
    async (end) => {
      const dead = JSON.stringify({ pid: await deadPid() })
      for (let round = 0; round < 20; round++) {
        const folder = await temporaryFolder()
        await writeFile(join(folder, 'load.lock'), dead)
        await writeFile(join(folder, `load.lock${end}`), dead)
        const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => acquireLoadLock(folder)))
        const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))
        expect(reasons).toHaveLength(11)
        for (const reason of reasons) expect(reason).toMatch(/is loading a feed into/)
        expect(await readdir(folder)).toEqual(['load.lock'])
      }
    },
  )

  it.each([
    ['of a process that is gone', async () => JSON.stringify({ pid: await deadPid() })],
    ['that is empty', async () => ''],
    ['that holds something else', async () => '[1, 2'],
    ['with no number of a process', async () => '{"pid": "x"}'],
  ])('takes over a lock %s', async (_, content) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'load.lock'), await content())
    const lock = await acquireLoadLock(folder)
    expect(JSON.parse(await readFile(join(folder, 'load.lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    await lock.release()
    expect(await readdir(folder)).toEqual([])
  })

  it.runIf(process.platform === 'linux')('takes over a lock of an earlier process with the same id', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'load.lock')
    const lock = await acquireLoadLock(folder)
    const own = JSON.parse(await readFile(path, 'utf8'))
    await lock.release()
    await writeFile(path, JSON.stringify({ ...own, birth: `${own.birth}0` }))
    await (await acquireLoadLock(folder)).release()
  })

  it.runIf(process.platform === 'linux')(
    'takes over a lock of a process that was killed and not yet reaped',
    async () => {
      // The shell becomes a program that never asks how its child ended.
      const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'])
      onTestFinished(() => void parent.kill('SIGKILL'))
      const [line] = await once(parent.stdout, 'data')
      const pid = Number(String(line))
      // Until it has become that program it is a shell, which may well ask.
      await expect.poll(() => readFile(`/proc/${parent.pid}/comm`, 'utf8'), { timeout: 15_000 }).toBe('sleep\n')
      process.kill(pid, 'SIGKILL')
      const stateOf = async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/.*\) /s, '')[0]
      await expect.poll(stateOf, { timeout: 15_000 }).toBe('Z')
      const folder = await temporaryFolder()
      await writeFile(join(folder, 'load.lock'), JSON.stringify({ pid }))
      await (await acquireLoadLock(folder)).release()
    },
  )

  it('says in one line that a folder cannot be written', async () => {
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    await expect(acquireLoadLock(file)).rejects.toThrow(/^The data folder .* cannot be written: .*$/)
  })
})
