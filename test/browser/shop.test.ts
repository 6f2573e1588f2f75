import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { launchChromium } from '../fixtures/chromium.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { type Service, startService, waitUntil } from '../fixtures/service.ts'

/** The real service and a real browser, as a newcomer meets them. */
describeWith('CHROMIUM', 'the shop in a browser', () => {
  let folder: string
  let service: Service
  let browser: Browser

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shopclerk-'))
    service = await startService({ DATA_DIR: folder })
    await waitUntil('the demo catalogue', async () => (await fetch(`${service.url}/readyz`)).ok)
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser?.close()
    await service?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function openShop(): Promise<{ page: Page; problems: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } })
    onTestFinished(() => page.close())
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(service.url)
    return { page, problems }
  }

  const answers = (page: Page): Locator => page.locator('[part=answer]')

  /** Says something and waits for the whole answer to it. */
  async function say(page: Page, text: string): Promise<Locator> {
    const count = await answers(page).count()
    await page.getByRole('textbox').fill(text)
    await page.keyboard.press('Enter')
    return newAnswer(page, count)
  }

  async function newAnswer(page: Page, before: number): Promise<Locator> {
    const answer = answers(page).nth(before)
    await answer.getByRole('button', { name: 'Show the query' }).waitFor()
    // What draws rare parts is loaded with the first of them.
    await answer.getByText('One moment…').waitFor({ state: 'detached' })
    return answer
  }

  const cards = (answer: Locator): Locator => answer.locator('shop-clerk-products .card')

  async function prices(answer: Locator): Promise<number[]> {
    const texts = await answer.locator('[part~=price]').allInnerTexts()
    return texts.map((text) => Number(/\$([\d,.]+)/.exec(text)?.[1]?.replace(',', '')))
  }

  it("shows 'wireless mouse under $30' within the limit, refines it 'in black', and takes that away by a chip", async () => {
    const { page, problems } = await openShop()
    const first = await say(page, 'wireless mouse under $30')
    const firstTitles = await cards(first).getByRole('heading').allInnerTexts()
    expect(firstTitles.length).toBeGreaterThan(1)
    for (const title of firstTitles) expect(title).toMatch(/mouse/i)
    for (const price of await prices(first)) expect(price).toBeLessThanOrEqual(30)

    const black = await say(page, 'in black')
    expect(await cards(black).count()).toBeGreaterThan(0)
    for (const price of await prices(black)) expect(price).toBeLessThanOrEqual(30)

    await black.getByRole('button', { name: /remove.*black/i }).click()
    const again = await newAnswer(page, 2)
    expect(await cards(again).getByRole('heading').allInnerTexts()).toEqual(firstTitles)
    expect(await again.getByRole('button', { name: /remove.*black/i }).count()).toBe(0)

    await again.getByRole('button', { name: 'Show the query' }).click()
    expect(await again.locator('shop-clerk-query .queries').innerText()).toMatch(/wireless/)
    expect(problems).toEqual([])
  })

  it('prices a list that is pasted, changes it in words, and puts it into the basket of the shop', async () => {
    const { page, problems } = await openShop()
    const first = await say(page, '12 pencils\n2 boxes of 24 crayons\n4 glue sticks\n1 unicorn')
    const list = first.getByRole('region', { name: 'Your list' })
    expect(await list.getByRole('row', { name: '1. 12 × pencils' }).getByRole('link').count()).toBe(3)
    expect(await list.getByRole('row', { name: '4. unicorn' }).innerText()).toContain('Not found')
    const changed = await say(page, 'remove line 4')
    expect(await changed.getByRole('row').count()).toBe(5)
    await changed.getByRole('button', { name: 'Add to basket: Budget' }).click()
    const count = page.locator('[data-basket-count]')
    await count.getByText(/^[3-9]$/).waitFor()
    expect(await changed.getByText('As chosen', { exact: true }).count()).toBe(3)
    expect(await changed.getByRole('button', { name: 'Add to basket: As chosen' }).count()).toBe(0)
    const mixed = await say(page, 'cheaper crayons')
    const row = mixed.getByRole('row', { name: /^As chosen/ })
    expect(await row.innerText()).toMatch(/\$\d+\.\d\d/)
    const before = Number(await count.innerText())
    await row.getByRole('button', { name: 'Add to basket: As chosen' }).click()
    await expect.poll(async () => Number(await count.innerText())).toBeGreaterThan(before)
    expect(problems).toEqual([])
  })

  it('goes on after a reload where it was', async () => {
    const { page } = await openShop()
    await say(page, 'desk lamp')
    await page.reload()
    const answer = answers(page).first()
    await answer.waitFor()
    expect(await cards(answer).count()).toBeGreaterThan(0)
    await say(page, 'under $60')
    for (const price of await prices(answers(page).nth(1))) expect(price).toBeLessThanOrEqual(60)
  })

  it('says when the shop is not to be reached, and goes on when it is', async () => {
    const { page } = await openShop()
    await page.route('**/api/chat', (route) => route.abort())
    await page.getByRole('textbox').fill('desk lamp')
    await page.keyboard.press('Enter')
    const retry = page.getByRole('button', { name: 'Retry' })
    await retry.waitFor()
    await page.unroute('**/api/chat')
    await retry.click()
    expect(await cards(await newAnswer(page, 0)).count()).toBeGreaterThan(0)
  })
})
