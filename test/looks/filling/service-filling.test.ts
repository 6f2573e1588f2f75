import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pictureAddress, pictureFileName } from '../../../src/catalogue/picture-address.ts'
import { createLookFilling, type LookFilling } from '../../../src/looks/filling/service-filling.ts'
import type { LookIndex } from '../../../src/looks/look-index.ts'
import { openSqliteLookIndex, openSqliteWriter } from '../../../src/search/engines/sqlite/index.ts'
import { product } from '../../contracts/shop.ts'
import { colourGrid } from '../colour-grid.ts'
import { pictureOf } from '../pictures.ts'

let folder = ''
let path = ''
let index: LookIndex
const started: LookFilling[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopclerk-filling-'))
  path = join(folder, 'catalogue.db')
  index = await openSqliteLookIndex(path)
})
afterEach(async () => {
  for (const filling of started.splice(0)) await filling.stop()
  await index.close()
  await rm(folder, { recursive: true })
})

function start(id: string): LookFilling {
  const describer = { ...colourGrid, options: { id } }
  const filling = createLookFilling({
    job: { target: { engine: 'sqlite', path }, folder, dataDir: folder, describer },
    counts: () => index.counts(),
    log: pino({ level: 'silent' }),
  })
  filling.start()
  started.push(filling)
  return filling
}

async function write(id: string, picture?: Uint8Array | string): Promise<void> {
  if (picture !== undefined) await writeFile(join(folder, pictureFileName(id)), picture)
  const writer = await openSqliteWriter(path)
  await writer.write([product({ id, image: pictureAddress(id) })])
  await writer.close()
}

it('fills beside the service, tells what cannot be read, and goes on with what comes', async () => {
  await write('red', await pictureOf('#ff0000'))
  await write('broken', 'no picture')
  const filling = start('grid:1')
  await vi.waitFor(async () => expect(filling.isFilling()).toBe(false), { timeout: 10_000 })
  expect(await filling.check()).toEqual({ ok: true, detail: '1 pictures can be searched by look; 1 cannot be read' })
  await write('drawn')
  await vi.waitFor(async () => expect((await index.counts()).looks).toBe(2), { timeout: 10_000 })
}, 30_000)

it('makes an index of another describer anew', async () => {
  await write('red', await pictureOf('#ff0000'))
  const first = start('grid:1')
  await vi.waitFor(async () => expect((await index.space())?.describer).toBe('grid:1'), { timeout: 10_000 })
  await first.stop()
  start('grid:2')
  await vi.waitFor(
    async () => {
      expect((await index.space())?.describer).toBe('grid:2')
      expect((await index.counts()).looks).toBe(1)
    },
    { timeout: 10_000 },
  )
}, 30_000)
