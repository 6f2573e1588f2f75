import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pictureAddress, pictureFileName } from '../../../src/catalogue/picture-address.ts'
import { fillLooks, fillNewFiles, spaceOf } from '../../../src/looks/filling/fill-looks.ts'
import { openProductPictures } from '../../../src/looks/filling/product-pictures.ts'
import type { LookDescriber } from '../../../src/looks/look-describer.ts'
import type { LookIndex, LookWriter } from '../../../src/looks/look-index.ts'
import type { CatalogueWriter, ChangeCursor, ChangeReader } from '../../../src/search/engine.ts'
import {
  openSqliteChangeReader,
  openSqliteLookIndex,
  openSqliteLookWriter,
  openSqliteWriter,
} from '../../../src/search/engines/sqlite/index.ts'
import { product } from '../../contracts/shop.ts'
import { openDescriber } from '../colour-grid.ts'
import { pictureOf } from '../pictures.ts'

describe('filling an index of looks', () => {
  let folder = ''
  let writer: CatalogueWriter
  let catalogue: ChangeReader
  let looks: LookWriter
  let index: LookIndex
  let describer: LookDescriber
  let described: number

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopclerk-filling-'))
    await mkdir(join(folder, 'images'))
    const path = join(folder, 'catalogue.db')
    writer = await openSqliteWriter(path)
    catalogue = await openSqliteChangeReader(path)
    looks = await openSqliteLookWriter(path)
    index = await openSqliteLookIndex(path)
    const opened = await openDescriber()
    described = 0
    describer = {
      ...opened,
      describeProduct: async (picture) => {
        described++
        return opened.describeProduct(picture)
      },
    }
    await looks.begin(spaceOf(describer))
  })
  afterEach(async () => {
    for (const one of [index, looks, catalogue, writer]) await one.close()
    await rm(folder, { recursive: true })
  })

  const paint = async (id: string, picture: Uint8Array | string): Promise<void> =>
    writeFile(join(folder, 'images', pictureFileName(id)), picture)
  const withPicture = (id: string, version = 1) => product({ id, image: pictureAddress(id), version })
  const fill = async (after: ChangeCursor = [], given: Partial<Parameters<typeof fillLooks>[0]> = {}) =>
    fillLooks({
      ...{ catalogue, writer: looks, describer, pictures: openProductPictures(join(folder, 'images')), after },
      shouldStop: () => false,
      onProgress: () => undefined,
      ...given,
    })

  it('describes pictures that are here, and no address elsewhere', async () => {
    await paint('red', await pictureOf('#ff0000'))
    await writer.write([
      withPicture('red'),
      withPicture('drawn'),
      product({ id: 'far', image: 'https://example.com/far.png' }),
      product({ id: 'none' }),
    ])
    await fill()
    expect(await index.described(['red', 'drawn', 'far', 'none'])).toEqual(new Set(['red', 'drawn']))
    expect(described).toBe(2)
  })

  it('describes only what has changed, after a restart too', async () => {
    await paint('red', await pictureOf('#ff0000'))
    await writer.write([withPicture('red'), withPicture('drawn')])
    const { next } = await fill()
    await fill(next)
    await fill()
    expect(described).toBe(2)
    await paint('drawn', await pictureOf('#00ff00'))
    const options = { catalogue, writer: looks, describer, pictures: openProductPictures(join(folder, 'images')) }
    const listening = { shouldStop: () => false, onProgress: () => undefined }
    expect(await fillNewFiles(Date.now() - 10_000, { ...options, ...listening })).toBe(1)
    expect(await fillNewFiles(Date.now() + 10_000, { ...options, ...listening })).toBe(0)
    expect(described).toBe(3)
    await utimes(join(folder, 'images', pictureFileName('red')), 1, 1)
    await fill()
    expect(described).toBe(4)
  })

  it('passes over a picture that cannot be read, counts it, and reads it when it is another', async () => {
    await paint('broken', 'no picture')
    await paint('red', await pictureOf('#ff0000'))
    await writer.write([withPicture('broken'), withPicture('red')])
    await fill()
    expect(await index.counts()).toEqual({ looks: 1, unreadable: 1 })
    await fill()
    expect(described).toBe(2)
    await paint('broken', await pictureOf('#0000ff'))
    await fill()
    expect(await index.counts()).toEqual({ looks: 2, unreadable: 0 })
  })

  it('forgets the look of a product whose picture is elsewhere by now', async () => {
    await writer.write([withPicture('drawn')])
    const { next } = await fill()
    await writer.write([product({ id: 'drawn', image: 'https://example.com/a.png', version: 2 })])
    await fill(next)
    expect(await index.counts()).toEqual({ looks: 0, unreadable: 0 })
  })

  it('loses nothing when it fails in the middle, and stops when it is told to', async () => {
    await writer.write(Array.from({ length: 120 }, (_, at) => withPicture(`p${at}`)))
    let tries = 0
    const failing: LookDescriber = {
      ...describer,
      describeProduct: async (picture) => {
        if (++tries === 70) throw new Error('The thread has no memory.')
        return describer.describeProduct(picture)
      },
    }
    await expect(fill([], { describer: failing })).rejects.toThrow('no memory')
    expect((await index.counts()).looks).toBe(50)
    let asked = 0
    const stopped = await fill([], { shouldStop: () => asked++ > 80 })
    expect(stopped.described).toBeLessThan(70)
    await fill(stopped.next)
    expect((await index.counts()).looks).toBe(120)
  })
})
