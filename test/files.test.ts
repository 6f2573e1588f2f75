import { existsSync } from 'node:fs'
import { link, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, placeFile } from '../src/files.ts'
import { temporaryFolder } from './fixtures/app.ts'

describe('placeFile', () => {
  it('puts a file over what is there, or only where nothing is', async () => {
    const path = join(temporaryFolder(), 'file')
    await placeFile(path, 'first', link, 0o600)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await expect(placeFile(path, 'second', link)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await readFile(path, 'utf8')).toBe('first')
    await placeFile(path, 'third', rename)
    expect(await readFile(path, 'utf8')).toBe('third')
  })

  it('leaves the old file whole and nothing beside it when the new one cannot be put in its place', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'file')
    await writeFile(path, 'old')
    const fails = async () => {
      throw new Error('no space left')
    }
    await expect(placeFile(path, 'new', fails)).rejects.toThrow('no space left')
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['file'])
  })
})

describe('makeFolder', () => {
  it('makes all folders on the way, however many ask for them at once', async () => {
    const path = join(temporaryFolder(), 'a', 'b', 'c')
    await Promise.all(Array.from({ length: 10 }, () => makeFolder(path)))
    expect(existsSync(path)).toBe(true)
    await makeFolder(path)
  })

  it.runIf(process.platform === 'linux')('says so where the system makes none', async () => {
    await expect(makeFolder('/proc/shopclerk/var')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
