import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeWith } from '../fixtures/requirements.ts'
import { useBrowser } from './harness.ts'
import type { StandIn } from './stand-in/server.ts'

const chats = ({ requests }: StandIn) => requests.filter(({ path }) => path === '/api/chat')
const deletions = ({ requests }: StandIn) => requests.filter(({ method }) => method === 'DELETE')

const anew = (page: Page) => page.getByRole('button', { name: 'New conversation' }).click()
const openEarlier = (page: Page) => page.getByRole('button', { name: 'Earlier conversations' }).click()

describeWith('CHROMIUM', 'The widget: threads', () => {
  const { visit } = useBrowser()

  test('a conversation that was left can be gone back to, after a reload too, and goes on', async () => {
    const { ask, page, service, latest } = await visit({ path: '/launcher' })
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    await ask('wireless mouse')
    await anew(page)
    await ask('hello')
    await page.reload()
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    await page.getByText('You said: hello').waitFor()
    await openEarlier(page)
    const row = page.locator('shop-clerk-earlier').getByRole('button', { name: /^wireless mouse/ })
    await expect.poll(() => row.evaluate((button) => button.matches(':focus'))).toBe(true)
    await row.click()
    await latest.locator('shop-clerk-products .card').first().waitFor()
    await ask('wireless mouse in black')
    const ids = chats(service).map(({ body }) => body.conversationId)
    expect(ids[0]).toBeUndefined()
    expect(ids[1]).toBeUndefined()
    expect(ids[2]).toMatch(/\.signed$/)
    await openEarlier(page)
    expect(await page.locator('shop-clerk-earlier .pick').allInnerTexts()).toEqual([expect.stringContaining('hello')])
  })

  test('one is deleted by itself, the rest at once, each at the service too', async () => {
    const { ask, page, service } = await visit()
    for (const text of ['hello', 'wireless mouse', 'compare mice']) {
      await ask(text)
      await anew(page)
    }
    await openEarlier(page)
    await page.getByRole('button', { name: 'Delete “wireless mouse”' }).click()
    await expect.poll(() => page.locator('shop-clerk-earlier .pick').count()).toBe(2)
    await page.getByRole('button', { name: 'Delete all' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(deletions(service)).toHaveLength(1)
    await page.getByRole('button', { name: 'Delete all' }).click()
    await page.getByRole('group').getByRole('button', { name: 'Delete all' }).click()
    await page.getByText('There are no earlier conversations.').waitFor()
    expect(deletions(service)).toHaveLength(3)
    await page.reload()
    await page.locator('shop-clerk-suggestions').waitFor()
    expect(await page.getByRole('button', { name: 'Earlier conversations' }).count()).toBe(0)
  })

  test('one that could not be deleted stays, and that is said', async () => {
    const { ask, page, service } = await visit()
    await ask('hello')
    await anew(page)
    await openEarlier(page)
    service.isDown = true
    await page.getByRole('button', { name: 'Delete “hello”' }).click()
    await page.getByText('could not be deleted').waitFor()
    expect(await page.locator('shop-clerk-earlier .pick').count()).toBe(1)
  })

  test('where storage is blocked, earlier ones live as long as the page', async () => {
    const initScript = `Object.defineProperty(window, 'localStorage', {
      get() { throw new DOMException('denied', 'SecurityError') } })`
    const { ask, page, latest } = await visit({ initScript })
    await ask('wireless mouse')
    await anew(page)
    await openEarlier(page)
    await page.locator('shop-clerk-earlier .pick').click()
    await latest.locator('shop-clerk-products .card').first().waitFor()
  })

  test('what is written offline is sent once when the network is back, in its order', async () => {
    const { ask, say, page, service } = await visit()
    await ask('hello')
    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await say('wireless mouse')
    await say('compare mice')
    expect(await page.getByText('Sent when you are back online.').count()).toBe(2)
    expect(chats(service)).toHaveLength(1)
    await page.context().setOffline(false)
    await page.getByRole('columnheader').first().waitFor()
    expect(await page.getByText('Sent when you are back online.').count()).toBe(0)
    expect(chats(service).map(({ body }) => body.message)).toEqual(['hello', 'wireless mouse', 'compare mice'])
    expect([...service.answered.values()]).toEqual([1, 1, 1])
  })

  test('one of them that fails leaves the others their turn, and can be sent again', async () => {
    const { ask, say, page, service, latest } = await visit()
    await ask('hello')
    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await say('wireless mouse')
    await say('compare mice')
    service.next({ refuse: { status: 500, code: 'internal', message: 'SQLITE_FULL' } })
    await page.context().setOffline(false)
    await latest.getByLabel('Good answer').waitFor()
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.locator('shop-clerk-turn').nth(1).locator('shop-clerk-products .card').first().waitFor()
    expect([...service.answered.values()]).toEqual([1, 1, 1])
  })

  test('a service that has too much to do is given the time that it asks for, and then has each once', async () => {
    const { ask, say, page, service } = await visit()
    await ask('hello')
    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await say('wireless mouse')
    await say('compare mice')
    service.next({ refuse: { status: 429, code: 'too-many', message: 'Too many messages.', retryAfter: 1 } })
    await page.context().setOffline(false)
    await page.getByRole('columnheader').first().waitFor()
    expect(chats(service).map(({ body }) => body.message)).toEqual([
      'hello',
      'wireless mouse',
      'wireless mouse',
      'compare mice',
    ])
    expect(await page.getByText('Too many messages.').count()).toBe(0)
    expect([...service.answered.values()]).toEqual([1, 1, 1])
  })

  test('what is deleted in one tab is gone in another that is receiving an answer', async () => {
    const { ask, say, page, service } = await visit()
    await ask('hello')
    const other = await page.context().newPage()
    await other.goto(service.origin)
    await other.getByText('You said: hello').waitFor()
    service.next({ pause: 1_500 })
    await say('wireless mouse')
    await page.getByRole('button', { name: 'Stop' }).waitFor()
    await expect.poll(() => chats(service).length).toBe(2)
    await other.getByRole('button', { name: 'Delete this conversation' }).click()
    await other.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('What can I find for you?').waitFor()
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual([])
  })

  test('a page that the browser’s back button brings back shows what was said meanwhile', async () => {
    const { ask, page } = await visit()
    await ask('hello')
    const isSaved = `Object.values(localStorage).some((stored) => stored.includes('answered'))`
    await expect.poll(() => page.evaluate(isSaved)).toBe(true)
    await page.evaluate(`for (const [key, stored] of Object.entries(localStorage))
      localStorage.setItem(key, stored.replaceAll('hello', 'goodbye'))`)
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`)
    await page.getByText('You said: goodbye').waitFor()
  })

  test('also after a reload, and by one of two tabs only', async () => {
    const { ask, say, page, service } = await visit()
    await ask('hello')
    const other = await page.context().newPage()
    await other.goto(service.origin)
    await other.getByText('You said: hello').waitFor()
    await page.context().setOffline(true)
    await say('wireless mouse')
    await other.getByText('Sent when you are back online.').waitFor()
    await page.context().setOffline(false)
    for (const tab of [page, other]) await tab.locator('shop-clerk shop-clerk-products .card').first().waitFor()
    expect([...service.answered.values()]).toEqual([1, 1])
  })

  test('an answer that is cut ten times comes whole, and the message is answered once', async () => {
    const { ask, page, service, latest } = await visit()
    const parts = Array.from({ length: 12 }, (_, index) => ({ type: 'text' as const, text: `Part ${index}.` }))
    const say = { intent: 'product_search' as const, parts, trace: { engine: 'sqlite' as const, queries: [] } }
    const cut = (index: number) => ({ say, cutAfter: 1, hasArrived: () => arrived(index) })
    const isBegun = `Object.values(localStorage).some((stored) => stored.includes('conversationId'))`
    const arrived = (index: number) =>
      index === 0
        ? expect.poll(() => page.evaluate(isBegun), { timeout: 8_000 }).toBe(true)
        : latest.getByText(`Part ${index - 1}.`).waitFor()
    service.next(...Array.from({ length: 10 }, (_, index) => cut(index)))
    await ask('wireless mouse under $30')
    expect(chats(service)).toHaveLength(1)
    expect(service.requests.filter(({ path }) => path.endsWith('/events'))).toHaveLength(10)
    expect([...service.answered.values()]).toEqual([1])
    expect(await latest.locator('p.text').allInnerTexts()).toEqual(parts.map(({ text }) => text))
  })

  test('a stream that breaks because the network is gone waits for it, and goes on', async () => {
    const { ask, say, page, service, latest } = await visit()
    await ask('hello')
    service.next({ cutAfter: 2, hasArrived: () => page.context().setOffline(true) })
    await say('wireless mouse under $30')
    await page.getByText('You are offline.').waitFor()
    await page.context().setOffline(false)
    await latest.getByLabel('Good answer').waitFor()
    expect([...service.answered.values()]).toEqual([1, 1])
  })
})
