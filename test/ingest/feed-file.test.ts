import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { mkdir, stat, truncate, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { StartupError } from '../../src/errors.ts'
import { describeFeed, openFeed } from '../../src/ingest/feed-file.ts'
import { someProducts, temporaryFolder, writeFeed } from '../fixtures/feeds.ts'

const defaults = { currency: 'USD', version: 1, now: 0 }
const open = (path: string) => openFeed({ path, format: 'jsonl' }, defaults)

describe('describeFeed', () => {
  it('tells a feed by its absolute path, format, size and time', async () => {
    const path = await writeFeed(await temporaryFolder(), 'a.jsonl.gz', someProducts(2))
    const { size, mtimeMs } = await stat(path)
    const feed = { path, format: 'jsonl', size, modifiedAt: Math.trunc(mtimeMs) }
    expect(await describeFeed(relative('.', path), undefined)).toEqual(feed)
    expect(await describeFeed(path, 'icecat')).toEqual({ ...feed, format: 'icecat' })
  })

  it('says in one line why a feed cannot be loaded', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'folder.jsonl'))
    await writeFile(join(folder, 'plain.jsonl.gz'), '{}')
    await writeFile(join(folder, 'empty.jsonl.gz'), '')
    await writeFeed(folder, 'zipped.gz', someProducts(1))
    const named = async (name: string) => {
      const error: unknown = await describeFeed(join(folder, name), undefined).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(StartupError)
      return (error as Error).message.replaceAll(folder, '')
    }
    expect(await named('none.jsonl')).toBe('The feed /none.jsonl does not exist.')
    expect(await named('folder.jsonl')).toBe('The feed /folder.jsonl is a folder, not a file.')
    expect(await named('plain.jsonl.gz')).toBe('The feed /plain.jsonl.gz is named .gz but is not gzip data.')
    expect(await named('empty.jsonl.gz')).toBe('The feed /empty.jsonl.gz is named .gz but is not gzip data.')
    expect(await named('zipped.gz')).toMatch(
      /^The format of the feed \/zipped\.gz is not told .* jsonl, csv, icecat, acp\.$/,
    )
    await writeFile(join(folder, 'hidden.jsonl'), Buffer.from([0x1f, 0x8b, 8, 0]))
    expect(await named('hidden.jsonl')).toBe('The feed /hidden.jsonl is gzip data but is not named .gz.')
    expect(await named('x\u0000.jsonl')).toMatch(/cannot be opened/)
  })

  it('takes an empty feed for a feed', async () => {
    const path = await writeFeed(await temporaryFolder(), 'a.jsonl', [])
    expect(await describeFeed(path, undefined)).toMatchObject({ size: 0 })
    expect(await Array.fromAsync(open(path).records)).toEqual([])
  })
})

describe('openFeed', () => {
  it.each(['a.jsonl', 'a.jsonl.gz'])('reads the lines of %s and counts the bytes of the file', async (name) => {
    const path = await writeFeed(await temporaryFolder(), name, someProducts(5_000))
    const { records, bytesRead } = open(path)
    expect(await Array.fromAsync(records, ({ line }) => line)).toHaveLength(5_000)
    expect(bytesRead()).toBe((await stat(path)).size)
  })

  it('says that a compressed feed ends too early, after its first lines', async () => {
    const path = await writeFeed(await temporaryFolder(), 'a.jsonl.gz', someProducts(50_000))
    await truncate(path, Math.floor((await stat(path)).size / 2))
    let read = 0
    const reading = async () => {
      for await (const _ of open(path).records) read++
    }
    await expect(reading()).rejects.toThrow(StartupError)
    await expect(reading()).rejects.toThrow(/a\.jsonl\.gz cannot be read to its end: .* Was it copied whole\?$/)
    expect(read).toBeGreaterThan(1_000)
  })

  it.runIf(process.platform === 'linux')('closes the file when the reader goes early', async () => {
    const path = await writeFeed(await temporaryFolder(), 'a.jsonl.gz', someProducts(50_000))
    const isOpen = () => {
      const open = readdirSync('/proc/self/fd').map((fd) => `/proc/self/fd/${fd}`)
      // One of them is the listing's own and is closed by now.
      return open.some((fd) => existsSync(fd) && readlinkSync(fd) === path)
    }
    for await (const { line } of open(path).records) {
      expect(isOpen()).toBe(true)
      if (line === 3) break
    }
    await vi.waitFor(() => expect(isOpen()).toBe(false))
  })
})
