import { expect, test } from 'vitest'
import type { Trace } from '../../src/search/search.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { useBrowser, violations } from './harness.ts'
import { mice } from './stand-in/catalogue.ts'

describeWith('CHROMIUM', 'The widget: a conversation', () => {
  const { visit } = useBrowser()

  test('a question is answered with cards that tell what the catalogue says', async () => {
    const { ask, cards, latest } = await visit()
    await ask('wireless mouse under $30')
    expect(await cards.count()).toBe(4)
    const first = cards.first()
    expect(await first.innerText()).toContain('$24.99')
    expect(await first.innerText()).toContain('Only 3 left')
    expect(await first.getByLabel('4.6 out of 5 stars').count()).toBe(1)
    expect(await first.getByRole('link').getAttribute('href')).toBe('/products/m1')
    expect(await cards.nth(1).getByRole('link').getAttribute('target')).toBe('_blank')
    expect(await cards.nth(3).innerText()).toContain('Out of stock')
    expect(await latest.locator('p.text').innerText()).toBe('I found 18 wireless mice under $30. These fit best.')
  })

  test('a product without a picture, or whose picture is gone, is drawn; no card changes its height', async () => {
    const { ask, cards, page } = await visit()
    await ask('wireless mouse')
    const height = () => cards.nth(3).evaluate((card) => card.getBoundingClientRect().height)
    const before = await height()
    await cards.nth(3).locator('svg.drawing').waitFor()
    expect(await height()).toBe(before)
    expect(await page.locator('shop-clerk img').count()).toBe(0)
  })

  test('a product whose picture can be searched by has a button for that', async () => {
    const { ask, service, page, cards } = await visit()
    const [first, second] = mice.map((product, index) => (index === 0 ? { ...product, alike: 'alike-m1' } : product))
    const products = [first, second].flatMap((product) => product ?? [])
    const trace: Trace = { engine: 'sqlite', queries: [] }
    service.next({ say: { intent: 'product_search', parts: [{ type: 'products', products, total: 2 }], trace } })
    await ask('wireless mouse')
    expect(
      await cards
        .nth(1)
        .getByRole('button', { name: /More like/ })
        .count(),
    ).toBe(0)
    await cards
      .first()
      .getByRole('button', { name: /^More like this picture/ })
      .click()
    await page.locator('[part=question]').getByText('More like this picture').waitFor()
    const last = service.requests.filter(({ path }) => path === '/api/chat').at(-1)
    expect(last?.body).toMatchObject({ message: 'More like this picture', action: 'alike-m1' })
  })

  test('a chip removes its limit and is gone from older answers', async () => {
    const { ask, service, page, latest } = await visit()
    await ask('wireless mouse under $30')
    await page.getByRole('button', { name: 'Remove under $30' }).click()
    await latest.getByText('at any price').waitFor()
    const [first, second] = service.requests.filter(({ path }) => path === '/api/chat')
    expect(second?.body).toMatchObject({ message: 'Remove “under $30”', action: 'remove-price' })
    expect(second?.body.conversationId).toMatch(/\.signed$/)
    expect(second?.body.messageId).not.toBe(first?.body.messageId)
    expect(await page.getByRole('button', { name: 'Remove under $30' }).count()).toBe(0)
  })

  test('a suggestion is said with its action; those of older answers are gone', async () => {
    const { ask, service, page, latest } = await visit()
    await ask('wireless mouse under $30')
    await page.getByRole('button', { name: 'In black' }).click()
    await latest.getByText('One black wireless mouse').waitFor()
    expect(service.requests.findLast(({ path }) => path === '/api/chat')?.body).toMatchObject({
      message: 'In black',
      action: 'say-in-black',
    })
    expect(await page.getByRole('button', { name: 'In black' }).count()).toBe(1)
  })

  test('the query can be seen and copied: engine, reason, time and the very request', async () => {
    const { ask, page, latest } = await visit({ permissions: ['clipboard-read', 'clipboard-write'] })
    await ask('wireless mouse under $30')
    const toggle = latest.getByRole('button', { name: 'Show the query' })
    expect(await toggle.getAttribute('aria-expanded')).toBe('false')
    await toggle.click()
    const query = latest.locator('shop-clerk-query')
    for (const shown of [
      'SQLite FTS5',
      'All of the words, within the limits.',
      '1.4 ms',
      'WHERE product_text MATCH ?',
    ]) {
      expect(await query.locator('.queries').innerText()).toContain(shown)
    }
    await query.getByRole('button', { name: 'Copy' }).click()
    await query.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`-- ?1 = '"wireless" AND "mouse"'`)
    await latest.getByRole('button', { name: 'Hide the query' }).click()
    expect(await query.count()).toBe(0)
  })

  test('what was asked of the help centre is not said to be the product search’s', async () => {
    const { ask, latest } = await visit()
    await ask('how much is postage?')
    await latest.getByRole('button', { name: 'Show the query' }).click()
    const query = latest.locator('.queries')
    expect(await query.innerText()).toContain('By words')
    expect(await query.innerText()).not.toContain('SQLite')
  })

  test('a comparison has a table, a notice can be undone', async () => {
    const { ask, service, latest } = await visit()
    await ask('compare mice')
    expect(await latest.getByRole('columnheader').count()).toBe(3)
    expect(await latest.getByRole('row', { name: 'Battery life' }).innerText()).toContain('not stated')
    await latest.getByRole('button', { name: 'Undo' }).click()
    await latest.getByText('You said: Undo').waitFor()
    expect(service.requests.findLast(({ path }) => path === '/api/chat')?.body.action).toBe('undo-some-words')
  })

  test('an answer that the service could not finish can be asked for again', async () => {
    const { say, service, latest } = await visit()
    const parts = [{ type: 'notice' as const, kind: 'failed', text: 'Sorry, something went wrong.' }]
    service.next({ say: { intent: 'out_of_scope', parts, trace: { engine: 'sqlite', queries: [] } } })
    await say('wireless mouse')
    await latest.getByRole('button', { name: 'Try again' }).click()
    await latest.getByText('I found 18').waitFor()
    expect(service.answered.size).toBe(2)
  })

  test('a reload keeps the conversation and goes on with it', async () => {
    const { ask, page, cards, latest, service } = await visit()
    await ask('wireless mouse under $30')
    await page.reload()
    await cards.first().waitFor()
    expect(await cards.count()).toBe(4)
    await page.getByRole('button', { name: 'Remove under $30' }).click()
    await latest.getByText('at any price').waitFor()
    const [first, second] = service.requests.filter(({ path }) => path === '/api/chat')
    expect(first?.body.conversationId).toBeUndefined()
    expect(second?.body.conversationId).toBeDefined()
  })

  test('a new conversation leaves the old one, a deleted one is forgotten by the service too', async () => {
    const { ask, page, service } = await visit()
    await ask('wireless mouse')
    await page.getByRole('button', { name: 'New conversation' }).click()
    expect(await page.locator('shop-clerk-turn').count()).toBe(0)
    await ask('hello')
    const ids = service.requests.filter(({ path }) => path === '/api/chat').map(({ body }) => body.conversationId)
    expect(ids).toEqual([undefined, undefined])
    await page.getByRole('button', { name: 'Delete this conversation' }).click()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: 'Keep it' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Delete this conversation' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('What can I find for you?').waitFor()
    expect(service.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
    await page.reload()
    await page.getByText('What can I find for you?').waitFor()
  })

  test('an answer can be rated; a rating that is not sent is not shown', async () => {
    const { ask, service, page, latest } = await visit()
    await ask('wireless mouse')
    const good = latest.getByLabel('Good answer')
    await good.click()
    await expect.poll(() => good.getAttribute('aria-pressed')).toBe('true')
    const sent = service.requests.filter(({ path }) => path === '/api/feedback')
    expect(sent).toMatchObject([{ body: { rating: 'up' } }])
    service.isDown = true
    await latest.getByLabel('Bad answer').click()
    await page.getByText('Your rating could not be sent').waitFor()
    expect(await good.getAttribute('aria-pressed')).toBe('true')
  })

  test('Enter sends, Shift and Enter begin a line, and 4,000 characters are enough', async () => {
    const { input, page, latest, service } = await visit()
    await input.fill('first')
    await input.press('Shift+Enter')
    await input.pressSequentially('second')
    await input.press('Enter')
    await latest.getByText('You said: first').waitFor()
    const sent = service.requests.filter(({ path }) => path === '/api/chat')
    expect(sent.at(-1)?.body.message).toBe('first\nsecond')
    await input.fill('   ')
    await input.press('Enter')
    await input.fill('😀'.repeat(3_995))
    await page.getByText('5 left').waitFor()
    await input.fill('x'.repeat(4_002))
    await page.getByText('2 too many').waitFor()
    await input.press('Enter')
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    expect(service.answered.size).toBe(1)
  })

  test('the page hears of messages and of products that are opened, and may open them itself', async () => {
    const { ask, page, cards } = await visit()
    await page.evaluate(`globalThis.heard = []
      addEventListener('shopclerk:message', (event) => heard.push(event.detail.text))
      addEventListener('shopclerk:product-click', (event) => { heard.push(event.detail.id); event.preventDefault() })`)
    await ask('wireless mouse')
    await cards.first().getByRole('link').click()
    expect(await page.evaluate('heard')).toEqual(['wireless mouse', 'm1'])
    expect(new URL(page.url()).pathname).toBe('/')
  })

  test('a list is a table of three prices, and the page hears what is to go into its basket', async () => {
    const { ask, page, latest } = await visit()
    await page.evaluate(`globalThis.heard = []
      addEventListener('shopclerk:add-to-cart', (event) => heard.push(event.detail))`)
    await ask('12 pencils\n3 mice')
    const list = latest.getByRole('region', { name: 'Your list' })
    expect(await list.getByRole('columnheader').allInnerTexts()).toEqual(['Budget', 'Best match', 'Premium'])
    expect(await list.getByRole('row', { name: '1. 3 × mice' }).innerText()).toContain('$24.99')
    expect(await list.getByRole('row', { name: '2. 12 × pencils' }).innerText()).toContain('Not found')
    expect(await list.getByRole('row', { name: 'In all' }).innerText()).toContain('$74.97')
    expect(await list.getByRole('button', { name: /^Add to basket/ }).count()).toBe(3)
    // A page that has no basket gets no buttons for it. Frameworks set both as properties, to text.
    await page.evaluate(`document.querySelector('shop-clerk').removeAttribute('cart')`)
    expect(await list.getByRole('button').count()).toBe(0)
    await page.evaluate(`Object.assign(document.querySelector('shop-clerk'), { cart: '', suggestions: 'a | b' })`)
    await list.getByRole('button', { name: 'Add to basket: Best match' }).click()
    await list.getByRole('button', { name: 'Add to basket: Premium' }).click()
    expect(await page.evaluate('heard')).toEqual([
      { items: [{ id: 'm1', quantity: 3 }] },
      { items: [{ id: 'm2', quantity: 2 }] },
    ])
    await page.reload()
    expect(await list.getByRole('row', { name: '1. 3 × mice' }).innerText()).toContain('$24.99')
    expect(await violations(page)).toEqual([])
  })

  test('a page may ask on the shopper’s behalf', async () => {
    const { page, latest } = await visit({ path: '/launcher' })
    const say = (text: string) => page.evaluate(`document.querySelector('shop-clerk').send('${text}')`)
    await page.evaluate(`customElements.whenDefined('shop-clerk').then(() => undefined)`)
    expect(await say('wireless mouse')).toMatch(/^[\w-]{36}$/)
    await latest.getByText('I found 18').waitFor()
    expect(await say('  ')).toBeUndefined()
  })
})
