import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { describeWith } from '../fixtures/requirements.ts'
import { useBrowser, type Visit, violations } from './harness.ts'

/** By its part, whatever language it is named in. */
const part = (page: Page, name: string) => page.locator(`shop-clerk [part~=${name}]`).last()

/** Everything that a shopper can come to see, one after the other. */
const states: [string, (visit: Visit) => Promise<unknown>][] = [
  ['closed', async () => undefined],
  ['opened', ({ page }) => part(page, 'launcher').click()],
  [
    'answered, with the query',
    async (visit) => {
      await tell(visit, 'wireless mouse under $30')
      await part(visit.page, 'show-query').click()
      await visit.page.locator('shop-clerk-query').waitFor()
    },
  ],
  [
    'compared',
    async (visit) => {
      await tell(visit, 'compare mice')
      await visit.page.locator('shop-clerk-comparison table').waitFor()
    },
  ],
  [
    'listed',
    async (visit) => {
      await tell(visit, '12 pencils\n3 mice')
      await visit.page.locator('shop-clerk-basket table').waitFor()
    },
  ],
  [
    'explained',
    async (visit) => {
      await tell(visit, 'what does postage cost?')
      await visit.page.locator('shop-clerk-article figure').waitFor()
    },
  ],
  [
    'failed',
    async (visit) => {
      visit.service.next({ refuse: { status: 503, code: 'too-busy', message: 'Busy.' } })
      await say(visit, 'wireless mouse')
      await part(visit.page, 'failure').waitFor()
    },
  ],
  [
    'asked whether to delete',
    async ({ page }) => {
      await page.locator('shop-clerk-header .trash').click()
      await page.locator('shop-clerk-header .confirm').waitFor()
      await page.locator('shop-clerk-header .keep').click()
    },
  ],
  [
    'asking for a person',
    async ({ page }) => {
      await page.locator('shop-clerk-header .person').click()
      await page.locator('shop-clerk-person form').waitFor()
    },
  ],
  [
    'with earlier ones',
    async ({ page }) => {
      await page.locator('shop-clerk-header .compose').click()
      await page.locator('shop-clerk-header .history').click()
      await page.locator('shop-clerk-earlier .pick').waitFor()
    },
  ],
  [
    'with a picture to choose',
    async ({ page }) => {
      const chooser = page.waitForEvent('filechooser')
      await part(page, 'attach').click()
      await chooser
      await part(page, 'picture-field').waitFor()
    },
  ],
  [
    'offline',
    async ({ page }) => {
      await page.context().setOffline(true)
      await page.locator('shop-clerk .problem').filter({ visible: true }).first().waitFor()
    },
  ],
]

async function say({ page }: Visit, text: string): Promise<void> {
  await page.locator('shop-clerk textarea').fill(text)
  await page.locator('shop-clerk textarea').press('Enter')
}

async function tell(visit: Visit, text: string): Promise<void> {
  const before = await visit.page.locator('shop-clerk-turn').count()
  await say(visit, text)
  await visit.page.locator('shop-clerk-turn').nth(before).locator('[part=thumb]').first().waitFor()
}

describeWith('CHROMIUM', 'The widget: every state', () => {
  const { visit } = useBrowser()

  describe.each([
    ['English', '/launcher'],
    ['Arabic', '/launcher-ar'],
  ])('in %s', (_, path) => {
    test.each(['light', 'dark'] as const)('axe-core finds nothing wrong (%s)', async (colorScheme) => {
      const visited = await visit({ colorScheme, path })
      const found: Record<string, string[]> = {}
      for (const [name, reach] of states) {
        await reach(visited)
        found[name] = await violations(visited.page)
      }
      expect(found).toEqual(Object.fromEntries(states.map(([name]) => [name, []])))
    })
  })

  test('in Arabic the words, the numbers, the side and the direction are Arabic; an answer keeps its own', async () => {
    const visited = await visit({ path: '/launcher-ar', viewport: { width: 1_280, height: 800 } })
    const { page } = visited
    await page.getByRole('button', { name: 'مساعد المتجر' }).click()
    const box = await page.getByRole('dialog').boundingBox()
    expect(box?.x).toBe(16)
    await tell(visited, 'wireless mouse under $30')
    const style = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).direction)
    expect(await style('shop-clerk-header h2')).toBe('rtl')
    expect(await style('shop-clerk-answer p.text')).toBe('ltr')
    const card = page.locator('shop-clerk-products .card').first()
    expect(await card.locator('.availability').innerText()).toContain('لم يبقَ سوى')
    const expected = new Intl.NumberFormat('ar', { style: 'currency', currency: 'USD' }).format(24.99)
    expect(await card.locator('.price span').first().innerText()).toBe(expected)
    await page.locator('shop-clerk').evaluate((clerk) => clerk.setAttribute('locale', 'de-AT'))
    await page.getByRole('button', { name: 'Gute Antwort' }).waitFor()
    expect(await style('shop-clerk-header h2')).toBe('ltr')
    expect(await card.locator('.price span').first().innerText()).toBe('$\u00a024,99')
  })

  test('what the system’s own colours leave of it can be seen and used', async () => {
    const { page, ask, cards } = await visit({ path: '/launcher', forcedColors: 'active' })
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    await ask('wireless mouse under $30')
    const width = (name: string) =>
      part(page, name).evaluate((element) => {
        const style = element.ownerDocument.defaultView?.getComputedStyle(element)
        return Number.parseFloat(style?.borderTopWidth ?? '0')
      })
    for (const name of ['panel', 'composer', 'send', 'chip', 'suggestion']) {
      expect(await width(name), name).toBeGreaterThan(0)
    }
    expect(await cards.count()).toBe(4)
  })

  test('at twice the size of letters nothing is cut off', async () => {
    const { page, ask } = await visit({
      path: '/launcher',
      viewport: { width: 1_280, height: 800 },
    })
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
    await page.getByRole('button', { name: 'Shop clerk' }).click()
    await ask('wireless mouse under $30')
    const overflow = await page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const log = page.getByRole('log')
    expect(await log.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    expect((await log.boundingBox())?.height).toBeGreaterThan(60)
  })
})
