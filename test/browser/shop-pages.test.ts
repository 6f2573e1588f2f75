import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { sampleCatalogue } from '../fixtures/app.ts'
import { launchChromium } from '../fixtures/chromium.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { type Service, startService, waitUntil } from '../fixtures/service.ts'
import { violations } from './harness.ts'

describeWith('CHROMIUM', 'the pages of the demo shop', () => {
  let folder: string
  let service: Service
  let browser: Browser

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shopclerk-'))
    service = await startService({ DATA_DIR: folder, CATALOGUE: sampleCatalogue })
    await waitUntil('the catalogue', async () => (await fetch(`${service.url}/readyz`)).ok)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; problems: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 }, ...options })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(service.url + path)
    return { page, problems }
  }

  const cards = (page: Page) => page.locator('#main shop-clerk-products .card')
  const filled = (page: Page) => page.locator('#main[aria-busy=false]').waitFor()

  it('lead from a department over its filters to a product, into the basket, and keep it', async () => {
    const { page, problems } = await open('/')
    await page.getByRole('navigation', { name: 'Departments' }).getByRole('link', { name: 'Computers' }).click()
    await page.getByRole('heading', { level: 1, name: 'Computers' }).waitFor()
    const all = await page.getByRole('status').first().innerText()
    await page.getByRole('checkbox', { name: 'Mice' }).check()
    await page.getByRole('heading', { level: 1, name: 'Mice' }).waitFor()
    expect(await page.evaluate('document.activeElement.parentElement.textContent')).toContain('Mice')
    await page.getByRole('spinbutton', { name: 'to' }).fill('20')
    await page.getByRole('spinbutton', { name: 'to' }).press('Tab')
    await expect.poll(() => new URL(page.url()).search).toBe('?maxPrice=20&category=Mice')
    await filled(page)
    expect(await page.getByRole('status').first().innerText()).not.toBe(all)
    for (const title of await cards(page).getByRole('heading').allInnerTexts()) expect(title).toMatch(/mouse/i)

    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Mice' }).waitFor()
    await cards(page).getByRole('link').first().click()
    await page.getByRole('spinbutton', { name: 'Quantity' }).fill('3')
    await page.getByRole('button', { name: 'Put into the basket' }).click()
    await page.getByText('It is in your basket.').waitFor()
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    expect(await page.locator('[data-basket-count]').innerText()).toBe('3')

    await page.getByRole('link', { name: 'See the basket' }).click()
    await page.getByRole('link', { name: title }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: title }).waitFor()
    await page.getByRole('button', { name: 'Check out' }).click()
    await page.getByText('nothing has left your browser').waitFor()
    await page.getByRole('button', { name: /^Take .* out$/ }).click()
    await page.getByText('There is nothing in it yet.').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Undo')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: title }).waitFor()
    expect(problems).toEqual([])
  })

  it('share the basket between tabs, and say what has changed since', async () => {
    const { page } = await open('/')
    const hit = await page.evaluate(
      'fetch("/api/search?q=mouse&limit=1").then((r) => r.json()).then((b) => b.hits[0].product)',
    )
    const { id, title } = hit as { id: string; title: string }
    const items = [
      { id, title, quantity: 1, price: { amount: 1, currency: 'USD' } },
      { id: 'gone', title: 'A thing of the past', quantity: 2, price: { amount: 500, currency: 'USD' } },
    ]
    const other = await page.context().newPage()
    await other.goto(`${service.url}/basket`)
    await other.getByText('There is nothing in it yet.').waitFor()
    await page.evaluate(`localStorage.setItem('inkwell-and-oak:basket:1', ${JSON.stringify(JSON.stringify(items))})`)
    await other.getByText('This is no longer in the shop.').waitFor()
    expect(await other.getByText('it was $0.01').count()).toBe(1)
    expect(await other.getByText('Subtotal').innerText()).not.toContain('$10')
  })

  it('have a page for what a search finds, with its limits, and one for what is not there', async () => {
    const { page } = await open('/')
    await page.getByRole('searchbox').fill('desk lamp')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '“desk lamp”' }).waitFor()
    await cards(page).first().waitFor()
    await page.getByRole('searchbox').fill('xyzzyplugh')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing here fits.').waitFor()
    for (const path of ['/products/no-such', '/departments/Nowhere', '/help/no-such']) {
      const response = await page.goto(service.url + path)
      expect(response?.status()).toBe(404)
      await page.getByText('not on our shelves').waitFor()
    }
  })

  it('show the help centre, and the clerk leads to its articles', async () => {
    const { page, problems } = await open('/help')
    await page.getByRole('link', { name: 'How to return an item' }).click()
    await page.getByRole('heading', { level: 1, name: 'How to return an item' }).waitFor()
    await page.getByRole('button', { name: 'The clerk' }).click()
    await page.getByRole('textbox').fill('how much is shipping?')
    await page.keyboard.press('Enter')
    const source = page.locator('shop-clerk-article').getByRole('link')
    expect(await source.getAttribute('href')).toBe(`${service.url}/help/shipping-cost`)
    expect(problems).toEqual([])
  })

  it('count nothing into the basket that cannot be had', async () => {
    const { page } = await open('/help')
    await page.route('**/api/products/*', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), availability: 'out_of_stock' } })
    })
    const hit = await page.evaluate(
      'fetch("/api/search?q=mouse&limit=1").then((r) => r.json()).then((b) => b.hits[0].product)',
    )
    const { id, title, price } = hit as { id: string; title: string; price: unknown }
    await page.evaluate(
      `localStorage.setItem('inkwell-and-oak:basket:1', ${JSON.stringify(JSON.stringify([{ id, title, price, quantity: 2 }]))})`,
    )
    await page.goto(`${service.url}/basket`)
    await page.getByText('This is out of stock at the moment.').waitFor()
    expect(await page.getByText('Subtotal').innerText()).toBe('Subtotal none')
    await page.goto(`${service.url}/products/${id}`)
    await page.locator('.product-offer').getByText('Out of stock', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Put into the basket' }).count()).toBe(0)
  })

  it('have shelves, examples and brands where a catalogue has no categories', async () => {
    const feed = join(folder, 'plain.jsonl')
    const records = readFileSync(sampleCatalogue, 'utf8').trim().split('\n')
    writeFileSync(feed, records.map((record) => JSON.stringify({ ...JSON.parse(record), category: [] })).join('\n'))
    const plain = await startService({ DATA_DIR: join(folder, 'plain'), CATALOGUE: feed })
    onTestFinished(async () => void (await plain.stop()))
    await waitUntil('the catalogue', async () => (await fetch(`${plain.url}/readyz`)).ok)
    const { page, problems } = await open('/help')
    await page.goto(plain.url)
    await page.locator('#liked shop-clerk-products .card').first().waitFor()
    expect(await page.locator('#departments').isVisible()).toBe(false)
    await page
      .locator('#clerk shop-clerk')
      .getByRole('button', { name: /under \$/ })
      .first()
      .click()
    await page.locator('#clerk shop-clerk-products .card').first().waitFor()
    const brand = page.getByRole('navigation', { name: 'Brands' }).getByRole('link').first()
    const name = await brand.innerText()
    await brand.click()
    await page.getByRole('checkbox', { name, checked: true }).waitFor()
    expect(problems).toEqual([])
  })

  it('say when the shop cannot be reached, and go on when it is', async () => {
    const { page } = await open('/help')
    await page.route('**/api/**', (route) => route.abort())
    await page.goto(service.url)
    await page.getByText('The shelves could not be reached.').waitFor()
    await page.goto(`${service.url}/departments/Computers`)
    await page.getByText('The shop cannot be reached.').waitFor()
    await page.unroute('**/api/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await cards(page).first().waitFor()
  })

  it.each(['light', 'dark'] as const)('are for everybody, and fit every width (%s)', async (colorScheme) => {
    const { page } = await open('/', { colorScheme })
    const hit = await page.evaluate(
      'fetch("/api/search?q=mouse&limit=1").then((r) => r.json()).then((b) => b.hits[0].product.id)',
    )
    for (const path of [
      '/departments/Computers',
      `/products/${hit}`,
      '/basket',
      '/help',
      '/help/shipping-cost',
      '/nowhere',
    ]) {
      await page.goto(service.url + (path === '/nowhere' ? '/products/no-such' : path))
      await page.locator('#main:not([aria-busy=true])').waitFor()
      await page.locator('#main h1').waitFor()
      expect([path, await violations(page)]).toEqual([path, []])
      for (const width of [320, 768, 1_280]) {
        await page.setViewportSize({ width, height: 800 })
        expect([path, width, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, width, width])
      }
    }
  })
})
