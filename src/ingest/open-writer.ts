import type { CatalogueWriter, ChangeReader } from '../search/engine.ts'
import type { CatalogueTarget } from './feed-job.ts'

/** Engines are loaded when they are used: the others' libraries cost memory. @throws StartupError when it cannot be opened. */
export async function openWriter({ engine, path }: CatalogueTarget): Promise<CatalogueWriter> {
  switch (engine) {
    case 'sqlite':
      return (await import('../search/engines/sqlite/index.ts')).openSqliteWriter(path)
  }
}

/** @throws StartupError when the catalogue cannot be opened. */
export async function openChangeReader({ engine, path }: CatalogueTarget): Promise<ChangeReader> {
  switch (engine) {
    case 'sqlite':
      return (await import('../search/engines/sqlite/index.ts')).openSqliteChangeReader(path)
  }
}
