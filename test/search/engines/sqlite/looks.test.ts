import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  openSqliteChangeReader,
  openSqliteEngine,
  openSqliteLookIndex,
  openSqliteLookWriter,
  openSqliteVectorWriter,
  openSqliteWriter,
} from '../../../../src/search/engines/sqlite/index.ts'
import { lookIndexContract } from '../../../contracts/look-index.ts'

lookIndexContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-looks-'))
  const path = join(folder, 'catalogue.db')
  const [engine, writer, vectors] = [
    await openSqliteEngine(path),
    await openSqliteWriter(path),
    await openSqliteVectorWriter(path),
  ]
  const looks = await openSqliteLookIndex(path)
  return {
    ...{ engine, vectors, writer, looks },
    openWriter: () => openSqliteWriter(path),
    openChangeReader: () => openSqliteChangeReader(path),
    openLookWriter: () => openSqliteLookWriter(path),
    close: async () => {
      for (const one of [looks, writer, vectors, engine]) await one.close()
      await rm(folder, { recursive: true })
    },
  }
})
