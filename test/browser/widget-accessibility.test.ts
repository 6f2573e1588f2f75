import { expect, test } from 'vitest'
import { describeWith } from '../fixtures/requirements.ts'
import { useBrowser, violations } from './harness.ts'

/** Every button and link of the page and of all its shadow trees that can be seen, with its size. */
const targets = `(function collect(root) {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches('button, textarea, summary') && element.checkVisibility()
      ? [[element.ariaLabel ?? element.textContent.trim(), element.getBoundingClientRect()]] : []),
    ...(element.shadowRoot ? collect(element.shadowRoot) : []),
  ])
})(document).filter(([, { width, height }]) => width < 24 || height < 24).map(([name]) => name)`

/** What has the focus, through all shadow trees. */
const focused = `(function active(root) {
  const element = root.activeElement
  return element?.shadowRoot?.activeElement ? active(element.shadowRoot) : element?.ariaLabel ?? element?.textContent?.trim() ?? ''
})(document)`

describeWith('CHROMIUM', 'The widget: for everybody', () => {
  const { visit } = useBrowser()

  test.each(['light', 'dark'] as const)('axe-core finds nothing wrong with the shop (%s)', async (colorScheme) => {
    const { ask, page, service, say, latest } = await visit({ colorScheme })
    await page.locator('#liked shop-clerk-products .card').first().waitFor()
    expect(await violations(page)).toEqual([])
    await ask('wireless mouse under $30')
    await latest.getByRole('button', { name: 'Show the query' }).click()
    expect(await violations(page)).toEqual([])
    await ask('compare mice')
    service.next({ refuse: { status: 503, code: 'too-busy', message: 'Busy.' } })
    await say('wireless mouse')
    await latest.getByText('Busy.').waitFor()
    await page.getByRole('button', { name: 'Delete this conversation' }).click()
    expect(await violations(page)).toEqual([])
  })

  test('all of it can be done with the keyboard alone', async () => {
    const { page, service, latest } = await visit({ path: '/launcher' })
    await page.locator('shop-clerk').waitFor({ state: 'attached' })
    const tabTo = async (name: string) => {
      for (let tabs = 0; tabs < 40; tabs++) {
        await page.keyboard.press('Tab')
        if ((await page.evaluate(focused)) === name) return
      }
      throw new Error(`Tab does not lead to ${name}.`)
    }
    await tabTo('Shop clerk')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(focused)).toBe('Your message')
    await page.keyboard.type('wireless mouse under $30')
    await page.keyboard.press('Enter')
    await latest.getByLabel('Good answer').waitFor()
    await page.keyboard.press('Shift+Tab')
    expect(await page.evaluate(focused)).toBe('Show the query')
    await page.keyboard.press('Enter')
    await latest.locator('shop-clerk-query').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(focused)).toBe('Shop clerk')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(focused)).toBe('Your message')
    for (let tabs = 0; (await page.evaluate(focused)) !== 'Remove under $30'; tabs++) {
      expect(tabs).toBeLessThan(40)
      await page.keyboard.press('Shift+Tab')
    }
    await page.keyboard.press('Enter')
    await latest.getByText('at any price').waitFor()
    expect(service.requests.findLast(({ path }) => path === '/api/chat')?.body.action).toBe('remove-price')
    expect(await page.evaluate(focused)).toBe('Your message')
    for (let tabs = 0; !(await page.evaluate<string>(focused)).startsWith('Pebblework'); tabs++) {
      expect(tabs).toBeLessThan(40)
      await page.keyboard.press('Shift+Tab')
    }
    await page.keyboard.press('Enter')
    await page.waitForURL('**/products/m1')
  })

  test('what is pressed is large enough, and what has the focus shows it', async () => {
    const { ask, page, latest, input } = await visit()
    await ask('wireless mouse under $30')
    await latest.getByRole('button', { name: 'Show the query' }).click()
    expect(await page.evaluate(targets)).toEqual([])
    await input.focus()
    await page.keyboard.press('Shift+Tab')
    const style = `(function deepest(root) {
      const element = root.activeElement
      return element?.shadowRoot?.activeElement ? deepest(element.shadowRoot) : getComputedStyle(element).outlineStyle
    })(document)`
    expect(await page.evaluate(style)).toBe('solid')
  })

  test('the log is polite, and busy while an answer comes', async () => {
    const { say, page, service, latest } = await visit()
    const log = page.getByRole('log')
    service.next({ pause: 200 })
    await say('wireless mouse')
    expect(await log.getAttribute('aria-live')).toBe('polite')
    expect(await log.getAttribute('aria-busy')).toBe('true')
    await latest.getByLabel('Good answer').waitFor()
    expect(await log.getAttribute('aria-busy')).toBe('false')
  })

  test('nothing moves for those who asked for that, and something does for the others', async () => {
    const waitingIn = async (reducedMotion: 'reduce' | 'no-preference') => {
      const { service, say, page } = await visit({ reducedMotion })
      // Long enough to look at what is shown meanwhile.
      service.next({ pause: 3_000 })
      await say('hello')
      const dot = page.locator('.dots i').first()
      await dot.waitFor()
      return () => dot.evaluate((element) => element.getAnimations().length)
    }
    const atRest = await waitingIn('reduce')
    expect(await atRest()).toBe(0)
    await expect.poll(await waitingIn('no-preference')).toBe(1)
  })
})
