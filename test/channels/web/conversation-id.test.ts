import { randomUUID } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createConversationIds, sessionSecret } from '../../../src/channels/web/conversation-id.ts'
import { StartupError } from '../../../src/errors.ts'
import { temporaryFolder } from '../../fixtures/app.ts'

const ids = createConversationIds('a secret of at least 32 characters')

describe('conversation ids', () => {
  it('are known again, and fit into any platform identifier', () => {
    const id = ids.issue()
    expect(ids.isOurs(id)).toBe(true)
    expect(id.length).toBeLessThanOrEqual(100)
    expect(ids.issue()).not.toBe(id)
  })

  it('are the same for one first message that a random UUID names, and for no other', () => {
    const [first, second] = [randomUUID(), randomUUID()]
    expect(ids.issue(first)).toBe(ids.issue(first))
    expect(ids.isOurs(ids.issue(first))).toBe(true)
    expect(ids.issue(first)).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}\./)
    expect(ids.issue(second)).not.toBe(ids.issue(first))
    expect(createConversationIds('another secret of 32 characters or more').issue(first)).not.toBe(ids.issue(first))
    expect(ids.issue('m-1')).not.toBe(ids.issue('m-1'))
    expect(ids.issue('00000000-0000-0000-0000-000000000000')).not.toBe(
      ids.issue('00000000-0000-0000-0000-000000000000'),
    )
  })

  it('are not ours when signed with another secret, or changed anywhere', () => {
    const id = ids.issue()
    expect(createConversationIds('another secret of 32 characters or more').isOurs(id)).toBe(false)
    fc.assert(
      fc.property(fc.nat(id.length - 2), fc.constantFrom('0', 'a', '-', '.', 'Z'), (at, character) => {
        const forged = id.slice(0, at) + character + id.slice(at + 1)
        expect(ids.isOurs(forged)).toBe(forged === id)
      }),
    )
  })

  it('have one spelling only: the bits that base64 leaves over count too', () => {
    const id = ids.issue()
    const spellings = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map(
      (end) => id.slice(0, -1) + end,
    )
    expect(spellings.filter((spelling) => ids.isOurs(spelling))).toEqual([id])
  })

  it('refuse any other text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !ids.isOurs(text)))
  })
})

describe('sessionSecret', () => {
  it('is the configured one', async () => {
    expect(await sessionSecret('configured', '/nowhere')).toBe('configured')
  })

  it('is made once, for its owner alone, by whoever comes first', async () => {
    const folder = temporaryFolder()
    const made = await Promise.all(Array.from({ length: 5 }, () => sessionSecret(undefined, folder)))
    expect(new Set(made).size).toBe(1)
    expect(readFileSync(join(folder, 'session-secret'), 'utf8')).toBe(made[0])
    expect(made[0]?.length).toBeGreaterThanOrEqual(32)
    expect(statSync(join(folder, 'session-secret')).mode & 0o077).toBe(0)
    expect(await sessionSecret(undefined, folder)).toBe(made[0])
  })

  it('stops the start when the file holds no secret', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'session-secret'), '')
    await expect(sessionSecret(undefined, folder)).rejects.toThrow(/session-secret: it holds no secret/)
  })

  it('stops the start when it can be neither read nor made', async () => {
    await expect(sessionSecret(undefined, join(temporaryFolder(), 'missing'))).rejects.toThrow(StartupError)
  })
})
