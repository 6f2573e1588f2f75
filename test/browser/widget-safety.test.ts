import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import type { Part } from '../../src/chat/reply.ts'
import { describeWith, testData } from '../fixtures/requirements.ts'
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
    expect(await page.locator('shop-clerk-turn a[href], shop-clerk-turn img').count()).toBe(0)
    await page.evaluate(`localStorage.setItem('shopclerk:1:${service.origin}/', '{"turns":')`)
    await page.reload()
    await ask('hello')
  })
})

describeWith('TEST_DATA', 'The widget: naughty strings', () => {
  describeWith('CHROMIUM', 'in a browser', () => {
    const { visit } = useBrowser()

    test('each is shown as text, as a title, a brand, a chip, a notice and a message, and breaks nothing', async () => {
      const strings = (
        JSON.parse(readFileSync(join(testData ?? '', 'data/naughty-strings.json'), 'utf8')) as string[]
      ).filter((text) => text.trim() !== '')
      const product = (text: string, index: number): Product => {
        const link = { url: text, image: text }
        return {
          id: `p${index}`,
          title: text,
          brand: text,
          category: [text],
          attributes: { [text]: text },
          version: 1,
          availability: 'in_stock',
          ...link,
        }
      }
      const parts: Part[] = [
        { type: 'text', text: strings.join('\n') },
        { type: 'notice', kind: 'x', text: strings.join(' ') },
        { type: 'chips', chips: strings.slice(0, 40).map((label) => ({ label, action: 'a' })) },
        { type: 'suggestions', suggestions: strings.slice(-40).map((label) => ({ label, action: 'a' })) },
      ]
      for (let at = 0; at < strings.length; at += 100) {
        parts.push({
          type: 'products',
          products: strings.slice(at, at + 100).map((text, index) => product(text, at + index)),
          total: 1,
        })
      }
      const { ask, page, service, latest } = await visit({ viewport: { width: 360, height: 800 } })
      const title = await page.title()
      service.next({ say: { intent: 'product_search', parts, trace: { engine: 'sqlite', queries: [] } } })
      await ask(strings.slice(0, 60).join(' ').slice(0, 3_000))
      expect(await latest.locator('script, iframe, b, u > *, object').count()).toBe(0)
      expect(await page.title()).toBe(title)
      const shown = await latest
        .locator('shop-clerk-products .card')
        .evaluateAll((cards) => cards.map((card) => card.querySelector('.title')?.textContent?.trim()))
      const short = strings.filter((text) => text.length <= 500)
      expect(shown.length).toBe(strings.length)
      expect(short.filter((text) => !shown.includes(text.trim()))).toEqual([])
      const log = page.getByRole('log')
      expect(await log.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    })
  })
})
