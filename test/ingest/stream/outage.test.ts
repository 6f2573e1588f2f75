import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { StartupError } from '../../../src/errors.ts'
import { isOutage } from '../../../src/ingest/stream/outage.ts'
import { CatalogueUnavailableError } from '../../../src/search/catalogue-unavailable.ts'

function thrown(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('isOutage', () => {
  it('is true of a catalogue that is away, and of a system that fails', () => {
    expect(isOutage(new CatalogueUnavailableError('blocked', 'full'))).toBe(true)
    expect(isOutage(new StartupError('another process holds the lease'))).toBe(true)
    expect(isOutage(thrown(() => readFileSync('/no/such/file')))).toBe(true)
  })

  it('is true of a database that is busy, and not of what cannot be stored in one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shopclerk-'))
    const [one, other] = ['a', 'b'].map(() => new DatabaseSync(join(folder, 'a.db'), { timeout: 1 }))
    try {
      one?.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT')
      expect(isOutage(thrown(() => other?.exec('INSERT INTO t VALUES (1, NULL)')))).toBe(false)
      expect(isOutage(thrown(() => other?.exec('no sql')))).toBe(false)
      one?.exec('BEGIN IMMEDIATE')
      expect(isOutage(thrown(() => other?.exec('BEGIN IMMEDIATE')))).toBe(true)
    } finally {
      one?.close()
      other?.close()
      await rm(folder, { recursive: true })
    }
  })

  it('is not true of a defect', () => {
    expect(isOutage(new TypeError('a defect'))).toBe(false)
    expect(isOutage('thrown')).toBe(false)
  })
})
