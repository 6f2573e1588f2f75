import { expect, test } from 'vitest'
import { describeWith } from '../fixtures/requirements.ts'
import { useBrowser } from './harness.ts'

describeWith('CHROMIUM', 'The widget: hostile text', () => {
  const { visit } = useBrowser()

  test('what the catalogue, the shopper or a model writes is text and nothing else', async () => {
    const { ask, page, latest } = await visit()
    const title = await page.title()
    await ask('hostile <img src=x onerror="document.title=1">')
    await latest.getByRole('button', { name: 'Show the query' }).click()
    expect(await latest.locator('b, script, u, img').count()).toBe(0)
    expect(await latest.locator('p.text').innerText()).toContain('<b>bold</b> <script>')
    expect(await latest.locator('.queries').innerText()).toContain('</code><script>1</script>')
    expect(await page.title()).toBe(title)
  })

  test('a link or a picture that is none is left out', async () => {
    const { ask, cards } = await visit()
    await ask('hostile')
    expect(await cards.first().getByRole('link').count()).toBe(0)
    expect(await cards.first().locator('img').count()).toBe(0)
    expect(await cards.first().locator('svg.drawing').count()).toBe(1)
  })

  test.each([360, 1440])('endless words break no layout at a width of %d', async (width) => {
    const { ask, cards, page } = await visit({ viewport: { width, height: 800 } })
    await ask('hostile')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    const log = page.getByRole('log')
    expect(await log.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    const heights = await cards.evaluateAll((all) => all.map((card) => card.getBoundingClientRect().height))
    expect(Math.max(...heights)).toBeLessThan(480)
  })

  test('a character that turns the direction turns nothing beside it', async () => {
    const { ask, cards } = await visit()
    await ask('hostile')
    const isolated = await cards
      .first()
      .locator('bdi')
      .evaluateAll((all) => all.map((bdi) => bdi.ownerDocument.defaultView?.getComputedStyle(bdi).unicodeBidi))
    expect(new Set(isolated)).toEqual(new Set(['isolate']))
    const price = await cards.first().locator('.price').innerText()
    expect(price).toBe('$1.00')
  })

  test('what stands in storage is not trusted either', async () => {
    const { page, service, ask } = await visit()
    await page.evaluate(`localStorage.setItem('shopclerk:1:${service.origin}/', JSON.stringify({
      conversationId: 'c.signed',
      turns: [
        { messageId: 'm', status: 'answered', text: '<img src=x onerror=alert(1)>', parts: [
          { type: 'products', products: [{ id: 'p', title: 'Thing', url: 'javascript:alert(1)', image: 'data:text/html,x' }] },
          { type: 'comparison', products: 'none', rows: 7 }, 12, null] },
        { status: 'answered' }, 'no turn'],
    }))`)
    await page.reload()
    await page.getByText('Thing', { exact: true }).waitFor()
    expect(await page.locator('shop-clerk-turn').count()).toBe(1)
    expect(await page.locator('shop-clerk-turn a, shop-clerk-turn img').count()).toBe(0)
    await page.evaluate(`localStorage.setItem('shopclerk:1:${service.origin}/', '{"turns":')`)
    await page.reload()
    await ask('hello')
  })
})
