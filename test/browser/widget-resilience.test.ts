import { expect, test } from 'vitest'
import { describeWith } from '../fixtures/requirements.ts'
import { useBrowser } from './harness.ts'
import type { StandIn } from './stand-in/server.ts'

const chats = ({ requests }: StandIn) => requests.filter(({ path }) => path === '/api/chat')
const resumptions = ({ requests }: StandIn) => requests.filter(({ path }) => path.endsWith('/events'))

describeWith('CHROMIUM', 'The widget: when something goes wrong', () => {
  const { visit } = useBrowser()

  test('a stream that is cut goes on where it was, and the message is answered once', async () => {
    const { ask, service, cards, latest } = await visit()
    service.next(
      { cutAfter: 2, hasArrived: () => latest.getByText('I found 18 wireless mice').waitFor() },
      { cutAfter: 1, hasArrived: () => latest.getByText('under $30', { exact: true }).waitFor() },
    )
    await ask('wireless mouse under $30')
    expect(chats(service)).toHaveLength(1)
    expect(resumptions(service).map(({ lastEventId }) => lastEventId?.split('-')[0])).toEqual(['0', '1'])
    expect([...service.answered.values()]).toEqual([1])
    expect(await cards.count()).toBe(4)
    expect(await latest.locator('p.text').count()).toBe(1)
  })

  test.each([0, 1])(
    'one that is cut before it began is asked for with the same id, after %d others',
    async (others) => {
      const { ask, service } = await visit()
      for (let other = 0; other < others; other++) await ask('hello')
      service.next({ cutAfter: 0 })
      await ask('wireless mouse')
      const [cut, again] = chats(service).slice(others)
      expect(again?.body).toEqual(cut?.body)
      // The service knows a first message again by it.
      expect(cut?.body.messageId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
      expect([...service.answered.values()]).toEqual(Array.from({ length: others + 1 }, () => 1))
    },
  )

  test('a firewall that refuses takes no conversation for gone', async () => {
    const { ask, say, page, latest } = await visit()
    await ask('hello')
    const refuse = { status: 403, contentType: 'text/html', body: '<h1>Blocked</h1>' }
    await page.route(/api\/(chat|conversations)/, (route) => route.fulfill(refuse))
    await say('wireless mouse')
    await latest.getByText('Something that is not the shop answered.').waitFor()
    expect(await page.locator('shop-clerk-turn').count()).toBe(2)
    await page.getByRole('button', { name: 'Delete this conversation' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('could not be deleted').waitFor()
    expect(await page.locator('shop-clerk-turn').count()).toBe(2)
  })

  test('what was said before and cannot be read yet is not overwritten', async () => {
    const { ask, say, page, input } = await visit()
    await ask('hello')
    await page.route(/widget\/answers-/, (route) => route.abort())
    await page.reload()
    await page.getByText('This part could not be loaded.').waitFor()
    await say('wireless mouse')
    await expect.poll(() => input.inputValue(), { timeout: 8_000 }).toBe('wireless mouse')
    await page.unroute(/widget\/answers-/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('You said: hello').waitFor()
  })

  test('a shop that cannot be reached says so, and the same message can be sent again', async () => {
    const { say, service, latest, cards } = await visit()
    service.isDown = true
    await say('wireless mouse')
    await latest.getByText('Could not reach the shop').waitFor()
    service.isDown = false
    await latest.getByRole('button', { name: 'Retry' }).click()
    await cards.first().waitFor()
    expect(new Set(chats(service).map(({ body }) => body.messageId)).size).toBe(1)
    expect(service.answered.size).toBe(1)
  })

  test('a message that is refused can be edited', async () => {
    const { say, service, page, latest, input } = await visit()
    service.next({ refuse: { status: 400, code: 'invalid-input', message: 'message must not be empty.' } })
    await say('\u200b?')
    await latest.getByText('message must not be empty.').waitFor()
    await latest.getByRole('button', { name: 'Edit' }).click()
    expect(await input.inputValue()).toBe('\u200b?')
    expect(await page.locator('shop-clerk-turn').count()).toBe(0)
  })

  test.each([
    [503, 'too-busy', 'Too many messages are waiting.', 'Too many messages are waiting.'],
    [429, 'rate-limit', 'Too many requests.', 'Too many requests.'],
    [500, 'internal', 'SQLITE_CORRUPT at line 3', 'Something went wrong in the shop.'],
  ])('after a %d the message can be sent again', async (status, code, message, shown) => {
    const { say, service, latest, cards } = await visit()
    service.next({ refuse: { status, code, message } })
    await say('wireless mouse')
    await latest.getByText(shown).waitFor()
    await latest.getByRole('button', { name: 'Retry' }).click()
    await cards.first().waitFor()
  })

  test.each([
    [404, 'Something that is not the shop answered.', 'Retry'],
    [413, 'This is more than the shop takes.', 'Edit'],
    [502, 'Something went wrong in the shop.', 'Retry'],
    [200, 'Something that is not the shop answered.', 'Retry'],
  ])('a site in between that answers with a page of its own (%d) is told from the shop', async (status, shown, way) => {
    const { say, page, latest } = await visit()
    await page.route('**/api/chat', (route) =>
      route.fulfill({ status, contentType: 'text/html', body: '<h1>Hello</h1>' }),
    )
    await say('wireless mouse')
    await latest.getByText(shown).waitFor()
    await latest.getByRole('button', { name: way }).waitFor()
  })

  test('a conversation that is gone begins anew with the same words, in silence', async () => {
    const { ask, say, service, page, cards } = await visit()
    await ask('hello')
    service.forget()
    await say('wireless mouse')
    await cards.first().waitFor()
    expect(await page.locator('shop-clerk-turn').count()).toBe(1)
    expect(await page.locator('[part=failure]').count()).toBe(0)
    const [, lost, anew] = chats(service)
    expect(lost?.body.conversationId).toBeDefined()
    expect(anew?.body).toEqual({ message: 'wireless mouse', messageId: lost?.body.messageId })
  })

  test('an answer can be stopped, and the next one comes', async () => {
    const { say, ask, service, page, latest } = await visit()
    service.next({ pause: 1_000 })
    await say('wireless mouse')
    await page.getByRole('button', { name: 'Stop' }).click()
    await latest.getByText('Stopped.').waitFor()
    await expect.poll(() => service.requests.filter(({ path }) => path.endsWith('/stop')).length).toBe(1)
    expect(await latest.locator('shop-clerk-products .card').count()).toBe(0)
    await ask('wireless mouse in black')
    expect(await latest.locator('shop-clerk-products .card').count()).toBe(1)
  })

  test('while an answer comes, nothing else is sent', async () => {
    const { say, service, input, latest } = await visit()
    service.next({ pause: 150 })
    await say('wireless mouse')
    await say('and another')
    expect(await input.inputValue()).toBe('and another')
    await latest.getByLabel('Good answer').waitFor()
    expect(chats(service)).toHaveLength(1)
  })

  test('a reload in the middle of an answer brings the rest of it', async () => {
    const { say, service, page, latest, cards } = await visit()
    service.next({ pause: 400 })
    await say('wireless mouse under $30')
    await latest.getByText('I found 18').waitFor()
    await page.reload()
    await cards.first().waitFor()
    expect(chats(service)).toHaveLength(1)
    expect([...service.answered.values()]).toEqual([1])
  })

  test('a conversation goes on in another tab', async () => {
    const { ask, page, service } = await visit()
    await ask('wireless mouse')
    const other = await page.context().newPage()
    await other.goto(service.origin)
    await other.locator('shop-clerk-turn').first().waitFor()
    await other.getByLabel('Your message').fill('hello')
    await other.getByLabel('Your message').press('Enter')
    await page.getByText('You said: hello').waitFor()
    expect(chats(service)[1]?.body.conversationId).toBeDefined()
  })

  test('where the browser blocks storage, the shop works all the same', async () => {
    const initScript = `Object.defineProperty(window, 'localStorage', {
      get() { throw new DOMException('denied', 'SecurityError') } })`
    const { ask, cards, service } = await visit({ initScript })
    await ask('wireless mouse')
    await ask('wireless mouse in black')
    expect(await cards.count()).toBe(1)
    expect(chats(service)[1]?.body.conversationId).toBeDefined()
  })

  test('an element that is moved within the page keeps its conversation, and the answer that is coming', async () => {
    const initScript = `Object.defineProperty(window, 'localStorage', { value: null })`
    const { say, service, page, latest, cards } = await visit({ initScript })
    service.next({ pause: 300 })
    await say('wireless mouse')
    await latest.getByText('I found 18').waitFor()
    await page.evaluate(`document.querySelector('#asking').append(document.querySelector('shop-clerk'))`)
    await cards.first().waitFor()
    expect([...service.answered.values()]).toEqual([1])
    expect(resumptions(service)).toHaveLength(1)
  })

  test('another endpoint is another conversation', async () => {
    const { ask, page } = await visit()
    await ask('hello')
    const endpoint = (value: string) =>
      page.locator('shop-clerk').evaluate((clerk, to) => clerk.setAttribute('endpoint', to), value)
    await endpoint('/elsewhere')
    await page.getByText('What can I find for you?').waitFor()
    await endpoint('/')
    await page.getByText('You said: hello').waitFor()
  })

  test('a script that is on the page twice defines its elements once', async () => {
    const { ask, page, cards } = await visit()
    await page.addScriptTag({ url: '/widget.js' })
    await ask('wireless mouse')
    expect(await cards.count()).toBe(4)
  })
})
