import { expect, it } from 'vitest'
import type { HelpCentre } from '../../src/support/files/help-centre.ts'
import { helpCentreOnDemand } from '../../src/support/files/help-centre-on-demand.ts'
import { articles } from '../fixtures/support/articles.ts'
import { memorySupportSearch } from '../fixtures/support/memory-support-search.ts'

function counted(failures = 0) {
  const calls = { opened: 0, closed: 0 }
  const centre = helpCentreOnDemand(async (): Promise<HelpCentre> => {
    calls.opened++
    if (calls.opened <= failures) throw new Error('not there')
    return { ...memorySupportSearch(articles), close: async () => void calls.closed++ }
  })
  return { centre, calls }
}

it('is opened once, when it is first asked, however many ask', async () => {
  const { centre, calls } = counted()
  expect(calls.opened).toBe(0)
  const [{ hits }, all] = await Promise.all([centre.search('can i send something back', 1), centre.articles()])
  expect(hits[0]?.article.id).toBe('returning-an-item')
  expect(all).toHaveLength(articles.length)
  expect(await centre.article('returning-an-item')).toMatchObject({ topic: 'returns' })
  await centre.close()
  expect(calls).toEqual({ opened: 1, closed: 1 })
})

it('is asked for again after it could not be opened', async () => {
  const { centre, calls } = counted(1)
  await expect(centre.open()).rejects.toThrow('not there')
  expect(await centre.articles()).toHaveLength(articles.length)
  expect(calls.opened).toBe(2)
})

it('that nobody asked has nothing to close', async () => {
  const { centre, calls } = counted()
  await centre.close()
  expect(calls).toEqual({ opened: 0, closed: 0 })
})
