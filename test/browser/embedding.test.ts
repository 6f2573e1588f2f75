import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { WidgetManifest } from '../../widget/build/manifest.ts'
import { sampleCatalogue } from '../fixtures/app.ts'
import { launchChromium } from '../fixtures/chromium.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { type Service, startService, waitUntil } from '../fixtures/service.ts'
import { violations } from './harness.ts'
import { type OtherPage, startOtherShop } from './stand-in/other-shop.ts'

const reportViolations = `globalThis.reports = []
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  reports.push(violatedDirective + ' ' + blockedURI + ' ' + sample))`

/** The real service, pages of another origin that take the widget from it, and a real browser. */
describeWith('CHROMIUM', 'the widget on any page', () => {
  let folder: string
  let shop: Awaited<ReturnType<typeof startOtherShop>>
  let service: Service
  let browser: Browser
  let manifest: WidgetManifest

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shopclerk-'))
    shop = await startOtherShop()
    service = await startService({ DATA_DIR: folder, CATALOGUE: sampleCatalogue, WIDGET_ORIGINS: shop.origin })
    await waitUntil('the catalogue', async () => (await fetch(`${service.url}/readyz`)).ok)
    manifest = (await (await fetch(`${service.url}/widget.json`)).json()) as WidgetManifest
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
    await shop?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  interface Visit {
    page: Page
    /** Errors of the page and of its console, and reports of its policy. */
    problems(): Promise<string[]>
  }

  async function open(
    address: string,
    options: BrowserContextOptions = {},
    prepare: (page: Page) => Promise<unknown> = async () => undefined,
  ): Promise<Visit> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const said: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
    })
    page.on('pageerror', (error) => said.push(error.message))
    await page.addInitScript(reportViolations)
    await prepare(page)
    await page.goto(address)
    return { page, problems: async () => [...said, ...((await page.evaluate('reports')) as string[])] }
  }

  const openPage = (page: OtherPage, ...rest: [BrowserContextOptions?, ((page: Page) => Promise<unknown>)?]) =>
    open(shop.put(page), ...rest)

  const script = (attributes = 'async') => `<script src="${service.url}/widget.js" ${attributes}></script>`
  const policy = () =>
    `default-src 'none'; script-src ${service.url}; connect-src ${service.url}; img-src ${service.url}; style-src 'none'; ` +
    "require-trusted-types-for 'script'; trusted-types lit-html"

  /** Opens the panel when there is one, says something and waits for the whole answer. */
  async function converse(page: Page, text = 'mouse'): Promise<void> {
    await page.locator('shop-clerk').locator('[part=launcher], section').first().waitFor()
    // Of two on a page the one that is inline is spoken with; the other one's button may come at any moment.
    const inline = page.locator('shop-clerk[mode=inline]')
    const clerk = ((await inline.count()) > 0 ? inline : page.locator('shop-clerk')).first()
    if ((await inline.count()) === 0) await clerk.locator('[part=launcher]').click()
    const input = clerk.locator('textarea').first()
    await input.fill(text)
    await input.press('Enter')
    await clerk.locator('shop-clerk-products .card').first().waitFor()
    await clerk.locator('[part=thumb]').first().waitFor()
  }

  describe('of another origin', () => {
    it.each([
      ['before', () => `${script()}<shop-clerk></shop-clerk>`],
      ['after', () => `<shop-clerk></shop-clerk>${script('')}`],
    ])('with the strictest policy and Trusted Types, its script %s the tag', async (_, html) => {
      const { page, problems } = await openPage({ html: html(), policy: policy() })
      await converse(page)
      await page.locator('[part=show-query]').click()
      await page.locator('shop-clerk-query').waitFor()
      await page.locator('shop-clerk-header').getByRole('button', { name: 'Talk to a person' }).click()
      await page.locator('shop-clerk-person').getByRole('button', { name: 'Ask for a person' }).waitFor()
      expect(await problems()).toEqual([])
    })

    it('as a module', async () => {
      const html = `<shop-clerk></shop-clerk><script type="module">
        import { ShopClerk } from '${service.url}${manifest.module}'
        globalThis.isOne = document.querySelector('shop-clerk') instanceof ShopClerk</script>`
      const { page, problems } = await openPage({ html })
      await converse(page)
      expect(await page.evaluate('isOne')).toBe(true)
      expect(await problems()).toEqual([])
    })

    it('pinned to one build by its hash', async () => {
      const integrity = manifest.files[manifest.pinnedScript]?.integrity
      const html = `<script src="${service.url}${manifest.pinnedScript}" integrity="${integrity}" crossorigin async></script>
        <shop-clerk></shop-clerk>`
      const { page, problems } = await openPage({ html })
      await converse(page)
      expect(await problems()).toEqual([])
    })

    it('twice on a page, with its script twice, and inside the shadow root of something else', async () => {
      const html = `${script()}<shop-clerk mode="inline"></shop-clerk><div id="host"></div>${script()}
        <script>document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<shop-clerk locale="de"></shop-clerk>'</script>`
      const { page, problems } = await openPage({ html })
      await converse(page)
      const inside = page.locator('#host shop-clerk')
      await inside.getByRole('button', { name: 'Verkaufsberatung' }).click()
      await inside.getByRole('dialog').getByText('mouse', { exact: true }).waitFor()
      await inside.getByRole('button', { name: 'Gute Antwort' }).waitFor()
      expect(await problems()).toEqual([])
    })

    it.each([
      ['a plain page', (html: string) => html],
      ['a page of rows', (html: string) => `<main style="display:flex;gap:2rem;flex-wrap:wrap">${html}</main>`],
      ['a page of columns', (html: string) => `<main style="display:grid;gap:2rem">${html}</main>`],
    ])('without a shift of what is on %s', async (_, page_) => {
      const { page } = await openPage({
        html: page_(`<p>Text.</p>${script()}<shop-clerk></shop-clerk><p>More.</p>`),
      })
      await page.evaluate(`globalThis.shift = 0; new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shift += entry.value }).observe({ type: 'layout-shift', buffered: true })`)
      await converse(page)
      expect(await page.evaluate('shift')).toBe(0)
    })

    it('from a service that is behind a path of its host', async () => {
      const base = `${service.url}/clerk`
      const html = `<script src="${base}/widget.js" async></script><shop-clerk endpoint="${base}"></shop-clerk>`
      const { page, problems } = await openPage({ html }, {}, (page) =>
        page.route(`${base}/**`, async (route) => {
          const response = await route.fetch({ url: route.request().url().replace(base, service.url) })
          await route.fulfill({ response })
        }),
      )
      const asked: string[] = []
      page.on('request', (request) => {
        if (request.url().startsWith(service.url)) asked.push(request.url())
      })
      await converse(page)
      await page.locator('shop-clerk-header').getByRole('button', { name: 'Talk to a person' }).click()
      await page.getByRole('button', { name: 'Ask for a person' }).click()
      await page.locator('shop-clerk-person [role=status] p').first().waitFor()
      expect(asked.filter((url) => !url.startsWith(`${base}/`))).toEqual([])
      expect(await problems()).toEqual([])
    })

    // Chromium's private windows, which all contexts of tests are, refuse frames of other sites their cookies and storage.
    it('in a frame of another site, which may neither store nor have cookies', async () => {
      const context = await browser.newContext()
      onTestFinished(() => context.close())
      const address = shop.put({ html: `${script()}<shop-clerk></shop-clerk>`, policy: policy() })
      const around = await startOtherShop()
      onTestFinished(around.close)
      const frame = `<iframe src="${address}" title="A shop" width="900" height="700"></iframe>`
      const page = await context.newPage()
      const said: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') said.push(message.text())
      })
      page.on('pageerror', (error) => said.push(error.message))
      await page.goto(around.put({ html: frame }).replace('localhost', '127.0.0.1'))
      const inside = page.frameLocator('iframe')
      await inside.locator('shop-clerk [part=launcher]').click()
      await inside.getByLabel('Your message').fill('mouse')
      await inside.getByLabel('Your message').press('Enter')
      await inside.locator('[part=thumb]').first().waitFor()
      await expect(page.frames()[1]?.evaluate('localStorage')).rejects.toThrow('Access is denied')
      await inside.getByLabel('Your message').fill('under $30')
      await inside.getByLabel('Your message').press('Enter')
      await inside.getByRole('button', { name: 'Remove under $30' }).waitFor()
      await page.reload()
      await inside.locator('shop-clerk [part=launcher]').click()
      await inside.getByText('Hello! What are you looking for?', { exact: true }).waitFor()
      expect(said).toEqual([])
    })

    it('in a frame without an origin, where there is no storage at all: it says that the shop cannot be reached', async () => {
      const address = shop.put({ html: `${script()}<shop-clerk></shop-clerk>` })
      const { page } = await openPage({
        html: `<iframe sandbox="allow-scripts" src="${address}" title="A shop" width="900" height="700"></iframe>`,
      })
      const inside = page.frameLocator('iframe')
      await inside.locator('shop-clerk [part=launcher]').click()
      await inside.getByLabel('Your message').fill('mouse')
      await inside.getByLabel('Your message').press('Enter')
      await inside.getByText('Could not reach the shop.').waitFor()
      await inside.getByRole('button', { name: 'Retry' }).waitFor()
    })

    it('that is not listed: a line says that the shop cannot be reached, and there is a way on', async () => {
      const other = await startOtherShop()
      onTestFinished(other.close)
      const { page } = await open(other.put({ html: `${script()}<shop-clerk></shop-clerk>` }))
      await page.getByRole('button', { name: 'Shop clerk' }).click()
      await page.getByLabel('Your message').fill('mouse')
      await page.getByLabel('Your message').press('Enter')
      await page.getByText('Could not reach the shop.').waitFor()
      await page.getByRole('button', { name: 'Retry' }).waitFor()
    })
  })

  /** Fails the first requests of a file as a broken connection does. */
  const failing = (pattern: RegExp, times: number) => (page: Page) => {
    let failed = 0
    return page.route(pattern, (route: Route) => (failed++ < times ? route.abort() : route.continue()))
  }

  describe('whose connection is bad', () => {
    const html = () => `${script()}<shop-clerk></shop-clerk>`

    it('gets the widget when its first module comes at the second try', async () => {
      const { page } = await openPage({ html: html() }, {}, failing(/widget\/core-/, 1))
      await converse(page)
    })

    it('says that the panel’s own code is missing, keeps what was written, and tries again', async () => {
      const { page } = await openPage({ html: html() }, {}, failing(/widget\/talk-/, 3))
      await page.locator('shop-clerk [part=launcher]').click()
      await page.getByText('This part could not be loaded.').waitFor()
      await page.getByLabel('Your message').fill('mouse')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.locator('shop-clerk-header').getByRole('button', { name: 'Close' }).waitFor()
      expect(await page.getByLabel('Your message').inputValue()).toBe('mouse')
      await page.getByLabel('Your message').press('Enter')
      await page.locator('shop-clerk-products .card').first().waitFor()
    })

    it('says that an answer cannot be shown, and shows it at the next try, answered once', async () => {
      const { page } = await openPage({ html: html() }, {}, failing(/widget\/answers-/, 3))
      const sent = new Set<string>()
      page.on('request', (request) => {
        if (request.url().endsWith('/api/chat')) sent.add(request.postDataJSON().messageId)
      })
      await page.locator('shop-clerk [part=launcher]').click()
      await page.getByLabel('Your message').fill('mouse')
      await page.getByLabel('Your message').press('Enter')
      await page.getByText('This part could not be loaded.').waitFor()
      await page.getByRole('button', { name: 'Retry' }).click()
      await page.locator('[part=thumb]').first().waitFor()
      const [messageId, ...others] = [...sent]
      expect(others).toEqual([])
      // The service knows the message, and the conversation that the page has is the one that it opened at first.
      const answer = await fetch(`${service.url}/api/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message: 'mouse', messageId }),
      })
      const { conversationId } = (await answer.json()) as { conversationId: string }
      await page.waitForFunction(
        (id) => Object.values(localStorage).some((stored) => String(stored).includes(id)),
        conversationId,
      )
    })
  })

  describe('of its own examples', () => {
    it.each(['strict-csp', 'inline', 'dark', 'right-to-left', 'two', 'react', 'vue'])('%s', async (name) => {
      const { page, problems } = await open(`${service.url}/embed-examples/${name}`)
      await converse(page)
      expect(await violations(page)).toEqual([])
      expect((await problems()).filter((line) => !line.includes('axe'))).toEqual([])
    })

    it.each(['React', 'Vue'])('in %s by properties, a method and events', async (framework) => {
      const { page, problems } = await open(`${service.url}/embed-examples/${framework.toLowerCase()}`)
      await page.getByRole('button', { name: 'Ask for a desk lamp' }).click()
      await page.locator('#said', { hasText: 'desk lamp under $40' }).waitFor()
      await page.getByRole('button', { name: 'Close' }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: 'Open the clerk' }).click()
      await page.getByRole('dialog').waitFor()
      expect(await problems()).toEqual([])
    })

    it('which a page lists', async () => {
      const { page, problems } = await open(`${service.url}/embed-examples`)
      expect(await page.locator('.examples a').count()).toBe(7)
      expect(await violations(page)).toEqual([])
      await page.getByRole('link', { name: 'In Vue' }).click()
      await page.getByRole('heading', { level: 1, name: 'In Vue' }).waitFor()
      expect(await problems()).toEqual([])
    })

    it('a basket on the page is filled from a card', async () => {
      const { page } = await open(`${service.url}/embed-examples/inline`)
      await converse(page)
      await page
        .getByRole('button', { name: /^Add to basket/ })
        .first()
        .click()
      await page.locator('#basket', { hasText: '1' }).waitFor()
    })

    it('and none that there is not', async () => {
      expect((await fetch(`${service.url}/embed-examples/nothing`)).status).toBe(404)
    })
  })

  it('comes compressed; its modules are kept for ever, its script and manifest for minutes, each for any origin', async () => {
    const headers = async (path: string) =>
      (await fetch(service.url + path, { headers: { origin: 'https://x.example' } })).headers
    for (const path of [manifest.script, manifest.module, '/widget.json', manifest.types, ...manifest.firstLoad]) {
      const got = await headers(path)
      const isHashed = /-[\w-]{8}\.js$/.test(path)
      expect(got.get('cache-control'), path).toBe(
        isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      )
      expect(got.get('access-control-allow-origin'), path).toBe('*')
    }
    expect((await headers(manifest.core[1] ?? '')).get('content-encoding')).toBe('gzip')
  })
})
