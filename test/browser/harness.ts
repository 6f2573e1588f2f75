import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchChromium } from '../fixtures/chromium.ts'
import { buildWidget } from './stand-in/build.ts'
import { type StandIn, startStandIn } from './stand-in/server.ts'

/** A page of the stand-in service, with what a shopper does there. */
export interface Visit {
  page: Page
  service: StandIn
  input: Locator
  /** Writes and sends with the keyboard. */
  say(text: string): Promise<void>
  /** Writes, sends and waits for the whole answer. */
  ask(text: string): Promise<void>
  /** The newest message and its answer. */
  latest: Locator
  cards: Locator
}

export interface VisitOptions extends BrowserContextOptions {
  path?: string
  /** Runs in the page before anything else. */
  initScript?: string
}

const reportViolations = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP violation: ' + event.violatedDirective + ' ' + event.blockedURI))`

/** What a browser says by itself of requests that fail, which tests make fail. */
const isExpected = (message: string) => message.startsWith('Failed to load resource')

/**
 * Starts a browser, the built widget and its stand-in service for the tests of a file. After each
 * test the page must have had no error and no violation of its content security policy.
 */
export function useBrowser(): { visit(options?: VisitOptions): Promise<Visit> } {
  let browser: Browser
  let widget: Awaited<ReturnType<typeof buildWidget>>
  const closing: (() => Promise<void>)[] = []
  const problems: string[] = []

  beforeAll(async () => {
    widget = await buildWidget()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await widget?.remove()
  })
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
    expect(problems.splice(0)).toEqual([])
  })

  async function visit({ path = '/', initScript, ...options }: VisitOptions = {}): Promise<Visit> {
    const service = await startStandIn(widget.folder)
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    closing.push(() => context.close(), service.close)
    const page = await context.newPage()
    page.setDefaultTimeout(8_000)
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message.text())) problems.push(message.text())
    })
    await page.addInitScript(reportViolations)
    if (initScript !== undefined) await page.addInitScript(initScript)
    await page.goto(service.origin + path)
    return visited(page, service)
  }
  return { visit }
}

function visited(page: Page, service: StandIn): Visit {
  const input = page.getByLabel('Your message')
  const latest = page.locator('shop-clerk-turn').last()
  const say = async (text: string) => {
    await input.fill(text)
    await input.press('Enter')
  }
  return {
    page,
    service,
    input,
    say,
    async ask(text) {
      const before = await page.locator('shop-clerk-turn').count()
      await say(text)
      await page.locator('shop-clerk-turn').nth(before).getByLabel('Good answer').waitFor()
      // What draws rare parts is loaded with the first of them.
      await latest.getByText('One moment…').waitFor({ state: 'detached' })
    },
    latest,
    cards: latest.locator('shop-clerk-products .card'),
  }
}

/** What axe-core finds wrong with the page as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const results: AxeResults = await page.evaluate('axe.run()')
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`))
}
