import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CatalogueWriter } from '../../../../src/search/engine.ts'
import {
  openSqliteChangeReader,
  openSqliteEngine,
  openSqliteVectorWriter,
  openSqliteWriter,
} from '../../../../src/search/engines/sqlite/index.ts'
import { searchEngineContract } from '../../../contracts/search-engine.ts'

searchEngineContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-search-'))
  const path = join(folder, 'catalogue.db')
  const engine = await openSqliteEngine(path)
  const writer: CatalogueWriter = await openSqliteWriter(path)
  const vectors = await openSqliteVectorWriter(path)
  return {
    engine,
    vectors,
    writer,
    openWriter: () => openSqliteWriter(path),
    openChangeReader: () => openSqliteChangeReader(path),
    close: async () => {
      await writer.close()
      await vectors.close()
      await engine.close()
      await rm(folder, { recursive: true })
    },
  }
})
