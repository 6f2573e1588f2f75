import { expect, test } from 'vitest'
import { describeWith } from '../fixtures/requirements.ts'
import { useBrowser } from './harness.ts'

describeWith('CHROMIUM', 'The widget: layout and reading', () => {
  const { visit } = useBrowser()

  test.each([
    [360, 1],
    [600, 2],
    [820, 3],
    [1440, 4],
  ])('at a width of %d there are %d columns of cards', async (width, columns) => {
    const { ask, latest } = await visit({ viewport: { width, height: 900 } })
    await ask('wireless mouse')
    const cards = latest.locator('shop-clerk-products .card')
    const lefts = await cards.evaluateAll((all) => all.map((card) => Math.round(card.getBoundingClientRect().left)))
    expect(new Set(lefts).size).toBe(columns)
  })

  test('an answer is read from its top', async () => {
    const { ask, page, latest } = await visit({ viewport: { width: 360, height: 700 } })
    await ask('wireless mouse')
    await ask('wireless mouse')
    const log = await page.getByRole('log').boundingBox()
    const question = await latest.locator('.question').boundingBox()
    expect(Math.abs((question?.y ?? 0) - (log?.y ?? 0))).toBeLessThan(30)
    expect(await page.getByText('Latest answer').count()).toBe(0)
  })

  test('what is pressed stays under the finger, though the answer grows meanwhile', async () => {
    const { page, ask, latest } = await visit({ viewport: { width: 1280, height: 1400 } })
    await ask('wireless mouse under $30')
    await ask('in black')
    const chip = latest.getByRole('button', { name: /^Remove/ }).first()
    await chip.hover()
    const scrolled = () => page.getByRole('log').evaluate((log) => log.scrollTop)
    const before = await scrolled()
    await page.mouse.down()
    // As when the last parts of an answer come in late.
    await page.locator('shop-clerk-log .content').evaluate((content) => {
      content.style.minHeight = '3000px'
    })
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    expect(await scrolled()).toBe(before)
    await page.mouse.up()
    await expect.poll(() => page.locator('[part=answer]').count()).toBe(3)
  })

  test('a reader who scrolled up is left there, and led back when asked', async () => {
    const { ask, say, page, service, latest } = await visit({ viewport: { width: 360, height: 700 } })
    await ask('wireless mouse')
    // Longer than the steps in which a browser scrolls to where the wheel leads.
    service.next({ pause: 700 })
    await say('wireless mouse in black')
    await latest.getByText('One black').waitFor()
    await page.getByRole('log').hover()
    await page.mouse.wheel(0, -2_000)
    const scrolled = () => page.getByRole('log').evaluate((log) => log.scrollTop)
    await expect.poll(scrolled).toBe(0)
    await latest.getByLabel('Good answer').waitFor()
    expect(await scrolled()).toBe(0)
    await page.getByRole('button', { name: 'Latest answer' }).click()
    expect(await scrolled()).toBeGreaterThan(300)
    expect(await page.getByText('Latest answer').count()).toBe(0)
  })

  test('on a phone the launcher’s panel takes the whole screen', async () => {
    const { page } = await visit({ path: '/launcher', viewport: { width: 360, height: 640 } })
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    expect(await page.getByRole('dialog').boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 })
  })

  test('on a desk it stands in the corner, and the page stays of use', async () => {
    const { page } = await visit({ path: '/launcher', viewport: { width: 1280, height: 800 } })
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    const box = await page.getByRole('dialog').boundingBox()
    expect([(box?.x ?? 0) + (box?.width ?? 0), (box?.y ?? 0) + (box?.height ?? 0)]).toEqual([1_264, 784])
    await page.getByText('About us').click()
    await page.getByText('A small shop.').waitFor()
  })

  test('what was typed is still there when the panel is opened again', async () => {
    const { page, input } = await visit({ path: '/launcher' })
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    await input.fill('half a thought')
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    expect(await input.inputValue()).toBe('half a thought')
  })

  test('a panel that is closed and opened again at once stays open', async () => {
    const { page } = await visit({ path: '/launcher' })
    await page.locator('shop-clerk').evaluate(async (clerk) => {
      clerk.open()
      await clerk.updateComplete
      clerk.close()
      await clerk.updateComplete
      clerk.open()
      await new Promise((resolve) => setTimeout(resolve, 150))
    })
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
  })

  test('the demo shop has products on its shelf and says so when it has none', async () => {
    const { page } = await visit()
    await page.locator('#liked shop-clerk-products .card').first().waitFor()
    expect(await page.locator('#liked shop-clerk-products .card').count()).toBe(8)
    await page.route('**/api/search*', (route) => route.fulfill({ json: { hits: [] } }))
    await page.reload()
    await page.getByText('The shelves are empty for now.').waitFor()
  })

  test('the demo shop that is opened before its first catalogue is there fills its shelves once it is', async () => {
    const { page } = await visit()
    await page.route('**/api/search*', (route) => route.fulfill({ json: { hits: [] } }))
    await page.route('**/readyz', (route) => route.fulfill({ status: 503, json: { status: 'not-ready' } }))
    await page.reload()
    await page.getByText('The shelves are being filled.').waitFor()
    await page.unroute('**/api/search*')
    await page.locator('#liked shop-clerk-products .card').first().waitFor()
    await page.getByText('The shelves are being filled.').waitFor({ state: 'detached' })
  })

  test.each([360, 768, 1440])('nothing is wider than a page of %d', async (width) => {
    const { ask, page, latest } = await visit({ viewport: { width, height: 800 } })
    await page.locator('#liked shop-clerk-products .card').first().waitFor()
    await ask('compare mice')
    await latest.getByRole('button', { name: 'Show the query' }).click()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    const log = page.getByRole('log')
    expect(await log.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  })
})
