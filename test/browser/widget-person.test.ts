import { expect, test } from 'vitest'
import { describeWith } from '../fixtures/requirements.ts'
import { useBrowser, violations } from './harness.ts'

describeWith('CHROMIUM', 'The widget: a person, and the page around it', () => {
  const { visit } = useBrowser()

  test('asks for a person, with what it is about and how to call back', async () => {
    const { ask, page, service } = await visit()
    await ask('hello')
    const url = '/help/contact'
    service.handoff = {
      status: 'passed-on',
      contact: { type: 'article', title: 'How to reach us', passage: 'Call us.', url },
    }
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.getByLabel('What is it about?').fill('My parcel')
    await page.getByLabel(/^Your mail address/).fill('a@b.example')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Ask for a person' }).click()
    await page.getByText('Your conversation was passed on.').waitFor()
    const sent = service.requests.find(({ path }) => path.endsWith('/handoff'))
    expect(sent?.path).toMatch(/^\/api\/conversations\/[\w-]+\.signed\/handoff$/)
    expect(sent?.body).toEqual({ reason: 'My parcel', contact: 'a@b.example' })
    expect(await page.getByRole('link', { name: 'How to reach us' }).getAttribute('href')).toBe(service.origin + url)
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByText('You said: hello').waitFor()
  })

  test('asks for a person before anything was said, once, and goes on in that conversation', async () => {
    const { ask, page, service } = await visit({ path: '/launcher' })
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.getByLabel('What is it about?').fill('My parcel')
    service.isDown = true
    await page.getByRole('button', { name: 'Ask for a person' }).click()
    await page.getByText('Could not reach the shop.').waitFor()
    service.isDown = false
    await page.getByRole('button', { name: 'Ask for a person' }).click()
    await page.getByText('Your conversation was passed on.').waitFor()
    const bodies = service.requests.filter(({ path }) => path === '/api/handoff').map(({ body }) => body)
    expect(bodies[0]).toEqual({ reason: 'My parcel', messageId: expect.stringMatching(/^[\da-f-]{36}$/) })
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    await page.getByRole('button', { name: 'Back' }).click()
    await ask('hello')
    expect(service.requests.at(-1)?.body).toMatchObject({
      message: 'hello',
      conversationId: `${bodies[0]?.messageId}.signed`,
    })
  })

  test.each([
    ['already', 'Our people have this conversation already.'],
    ['failed', 'Our people could not be reached.'],
    ['not-configured', 'Our people could not be reached.'],
  ])('says what became of it: %s', async (status, said) => {
    const { ask, page, service } = await visit()
    await ask('hello')
    service.handoff = { status }
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.getByRole('button', { name: 'Ask for a person' }).click()
    await page.getByText(said).waitFor()
    const sent = service.requests.find(({ path }) => path.endsWith('/handoff'))
    expect(sent?.body).toEqual({})
  })

  test('a shop that cannot be reached says so, and what was written stays', async () => {
    const { ask, page, service } = await visit()
    await ask('hello')
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.getByLabel('What is it about?').fill('My parcel')
    service.isDown = true
    await page.getByRole('button', { name: 'Ask for a person' }).click()
    await page.getByText('Could not reach the shop.').waitFor()
    expect(await page.getByLabel('What is it about?').inputValue()).toBe('My parcel')
  })

  test('the page opens, closes, asks and begins anew, and hears of all of it', async () => {
    const { page, latest } = await visit({ path: '/launcher' })
    await page.evaluate(`customElements.whenDefined('shop-clerk').then(() => {
      globalThis.heard = []
      globalThis.clerk = document.querySelector('shop-clerk')
      for (const name of ['open', 'close', 'message', 'feedback'])
        addEventListener('shopclerk:' + name, ({ type, detail }) => heard.push([type, detail?.rating ?? detail?.text ?? null]))
    })`)
    await page.evaluate('clerk.open()')
    await page.getByRole('dialog').waitFor()
    await page.evaluate('clerk.close()')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.evaluate('clerk.open = true')
    await page.getByRole('dialog').waitFor()
    expect(await page.evaluate('clerk.isOpen && clerk.hasAttribute("open")')).toBe(true)
    await page.evaluate(`clerk.send('hello')`)
    await latest.getByLabel('Good answer').click()
    await expect
      .poll(() => page.evaluate('heard'))
      .toEqual([
        ['shopclerk:open', null],
        ['shopclerk:close', null],
        ['shopclerk:open', null],
        ['shopclerk:message', 'hello'],
        ['shopclerk:feedback', 'up'],
      ])
    await page.evaluate('clerk.reset()')
    await page.getByText('Hello! What are you looking for?').waitFor()
    await page.evaluate(`clerk.removeAttribute('open')`)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('a page leaves out the queries, and puts a button on each product that is sold', async () => {
    const { ask, page, cards } = await visit({ path: '/launcher' })
    await page.evaluate(`globalThis.added = []
      addEventListener('shopclerk:add-to-cart', ({ detail }) => added.push(detail))
      document.querySelector('shop-clerk').setAttribute('queries', 'off')
      document.querySelector('shop-clerk').setAttribute('cart', '')`)
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    await ask('wireless mouse')
    expect(await page.getByText('Show the query').count()).toBe(0)
    // The last of them is out of stock.
    expect(await cards.getByRole('button').count()).toBe(3)
    await cards
      .first()
      .getByRole('button', { name: /^Add to basket Pebblework/ })
      .click()
    await cards
      .first()
      .getByRole('button', { name: /^Added/ })
      .waitFor()
    expect(await page.evaluate('added')).toEqual([{ items: [{ id: 'm1', quantity: 1 }] }])
    expect(await violations(page)).toEqual([])
  })

  test('a page styles it by its properties and parts', async () => {
    const { page } = await visit({ path: '/launcher' })
    await page.evaluate(`customElements.whenDefined('shop-clerk').then(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('shop-clerk { --shop-clerk-accent: rgb(1, 2, 3); --shop-clerk-width: 400px; --shop-clerk-launcher-size: 80px }' +
        'shop-clerk::part(greeting) { color: rgb(4, 5, 6) }')
      document.adoptedStyleSheets = [sheet]
    })`)
    const launcher = page.getByRole('button', { name: 'Shop clerk' })
    expect(
      await launcher.evaluate((element) => [
        element.ownerDocument.defaultView?.getComputedStyle(element)?.backgroundColor,
        element.clientWidth,
      ]),
    ).toEqual(['rgb(1, 2, 3)', 80])
    await launcher.click()
    expect((await page.getByRole('dialog').boundingBox())?.width).toBe(400)
    const greeting = page.locator('shop-clerk-log .greeting')
    const colour = () =>
      greeting.evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).color)
    expect(await colour()).toBe('rgb(4, 5, 6)')
  })
})
