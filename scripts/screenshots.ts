import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { buildApp } from '../src/app.ts'
import { loadConfig } from '../src/config.ts'

/** `npm run screenshots`: the README's pictures, of the real service with the demo catalogue in a real browser. */
const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url))
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const sizes = [
  { width: 360, height: 780 },
  { width: 768, height: 1_000 },
  { width: 1_440, height: 1_000 },
]

async function say(page: Page, text: string, answer: number): Promise<void> {
  await page.getByRole('textbox').fill(text)
  await page.keyboard.press('Enter')
  await page.locator('[part=answer]').nth(answer).getByRole('button', { name: 'Show the query' }).waitFor()
}

/** The panel on a page, with an answer in it: what is said there, on which of the examples. */
const panels = [
  { name: 'panel-right-to-left', example: 'right-to-left', says: ['wireless mouse under $30'] },
  { name: 'panel-comparison', example: 'dark', says: ['over-ear headphones', 'compare the first two'] },
]

async function panel(browser: Browser, url: string, { name, example, says }: (typeof panels)[number]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 860 }, reducedMotion: 'reduce' })
  await page.goto(`${url}/embed-examples/${example}`)
  await page.locator('shop-clerk [part=launcher]').click()
  for (const [index, text] of says.entries()) {
    await page.locator('shop-clerk textarea').fill(text)
    await page.keyboard.press('Enter')
    await page.locator('[part=answer]').nth(index).locator('[part=thumb]').first().waitFor()
  }
  await page.waitForLoadState('networkidle')
  await save(page, name)
}

/** A page of the shop as it opens, by the address that leads there. */
async function pageOf(page: Page, url: string, name: string): Promise<string> {
  if (name === 'department') return `${url}/departments/Computers`
  const found = await page.request.get(`${url}/api/search?q=wireless+mouse&limit=1`)
  const { hits } = (await found.json()) as { hits: { product: { id: string } }[] }
  const [hit] = hits
  if (hit === undefined) throw new Error('The catalogue has no wireless mouse to show.')
  return `${url}/products/${encodeURIComponent(hit.product.id)}`
}

async function shopPage(browser: Browser, url: string, name: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 1_000 }, reducedMotion: 'reduce' })
  await page.goto(await pageOf(page, url, name))
  await page.locator('#main[aria-busy=false] shop-clerk-products .card').first().waitFor()
  await save(page, name)
}

async function save(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  console.log(path)
  await page.close()
}

async function picture(
  browser: Browser,
  url: string,
  size: (typeof sizes)[number],
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const page = await browser.newPage({
    viewport: size,
    colorScheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: size.width < 500 ? 2 : 1,
  })
  await page.goto(url)
  await say(page, 'wireless mouse under $30', 0)
  await say(page, 'in black', 1)
  await page.locator('shop-clerk').scrollIntoViewIfNeeded()
  await page.waitForLoadState('networkidle')
  await save(page, `shop-${size.width}-${colorScheme}`)
}

const dataDir = mkdtempSync(join(tmpdir(), 'shopclerk-'))
const app = await buildApp(loadConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' }))
const url = await app.listen({ host: '127.0.0.1', port: 0 })
await app.catalogueLoaded
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
try {
  mkdirSync(folder, { recursive: true })
  for (const size of sizes) for (const scheme of ['light', 'dark'] as const) await picture(browser, url, size, scheme)
  for (const name of ['department', 'product']) await shopPage(browser, url, name)
  for (const one of panels) await panel(browser, url, one)
} finally {
  await browser.close()
  await app.close()
  rmSync(dataDir, { recursive: true, force: true })
}
