import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { loadedBytes, maxGzipBytes, readManifest } from '../widget/size.ts'
import { median } from './percentiles.ts'
import type { Section } from './section.ts'
import { messages, products } from './widget-data.ts'
import { serveWidgetPages } from './widget-page.ts'

const widgetFolder = new URL('../dist/widget/', import.meta.url)
/** The anchor: the chat component for web pages that is installed most. */
const deepChatBundle = fileURLToPath(new URL('../node_modules/deep-chat/dist/deepChat.bundle.js', import.meta.url))

/** A phone of the middle range beside a desk's computer. */
const cpuSlowdown = 4
const runs = 5
const cardCount = 24
const messageCount = 500
/** Milliseconds from a pointer's or a finger's coming to its press, at least. */
const pressAfter = 100
/** Milliseconds in which nobody has written a question and had its answer. */
const askAfter = 1_500

type Name = 'clerk' | 'deep-chat'

/** What one visit showed (milliseconds; the shift as browsers reckon it). */
interface Visit {
  evaluated: number
  usable: number
  cards: number
  longestTask: number
  shift: number
}

/** Long tasks and layout shifts, from before the page's first script on. */
const watch = `globalThis.tasks = []; globalThis.shift = 0
new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value }).observe({ type: 'layout-shift' })
globalThis.frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
globalThis.until = async (ready) => { while (!ready()) await frame() }
globalThis.soon = async (ready) => { for (let turns = 0; turns < 1_000 && !ready(); turns++) await undefined; await until(ready) }`

/** Milliseconds of the page's own thread in which its scripts were compiled and run for the first time. */
function evaluatedIn(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as {
    traceEvents: { name: string; dur?: number; tdur?: number }[]
  }
  const names = new Set(['EvaluateScript', 'v8.compileModule', 'v8.evaluateModule'])
  return traceEvents
    .filter(({ name }) => names.has(name))
    .reduce((sum, { dur = 0, tdur = dur }) => sum + tdur / 1_000, 0)
}

/** In the page: what it takes until a shopper can write, from the press (or, without a button, from the element). */
const usable: Record<Name, string> = {
  clerk: `(async () => {
    const clerk = document.querySelector('shop-clerk')
    clerk.shadowRoot.querySelector('.launcher').dispatchEvent(new PointerEvent('pointerenter'))
    await new Promise((done) => setTimeout(done, ${pressAfter}))
    const started = performance.now()
    clerk.open()
    await until(() => clerk.shadowRoot.activeElement?.shadowRoot?.activeElement?.matches('textarea') &&
      clerk.shadowRoot.querySelector('shop-clerk-header')?.shadowRoot)
    return performance.now() - started
  })()`,
  'deep-chat': `(async () => {
    const before = document.querySelector('deep-chat')
    const chat = document.createElement('deep-chat')
    chat.setAttribute('demo', 'true')
    const started = performance.now()
    before.replaceWith(chat)
    await until(() => chat.shadowRoot?.querySelector('#text-input'))
    chat.focusInput()
    await frame()
    return performance.now() - started
  })()`,
}

/** In the page: cards from their data to what is laid out and painted. */
const drawn: Record<Name, string> = {
  clerk: `(async () => {
    const grid = document.createElement('shop-clerk-products')
    const started = performance.now()
    grid.products = data.products
    document.body.append(grid)
    await grid.updateComplete
    grid.getBoundingClientRect()
    const took = performance.now() - started
    grid.remove()
    return took
  })()`,
  'deep-chat': `(async () => {
    const chat = document.querySelector('deep-chat')
    const started = performance.now()
    chat.addMessage({ role: 'ai', html: data.products.map(({ title, brand }) =>
      '<div style="border:1px solid;padding:8px"><b>' + brand + '</b><h3>' + title + '</h3><p>$24.99 · In stock</p></div>').join('') })
    await soon(() => chat.shadowRoot.querySelectorAll('h3').length >= data.products.length)
    chat.getBoundingClientRect()
    return performance.now() - started
  })()`,
}

/** In the page: the longest task while a long thread is scrolled from its end to its beginning. */
const scrolled = (scroller: string): string => `(async () => {
  const scroller = ${scroller}
  tasks.length = 0
  scroller.scrollTop = scroller.scrollHeight
  const step = scroller.scrollHeight / 120
  for (let frames = 0; frames < 140 && scroller.scrollTop > 0; frames++) { scroller.scrollTop -= step; await frame() }
  await frame()
  return Math.max(0, ...tasks)
})()`

async function longestTask(page: Page, name: Name): Promise<number> {
  if (name === 'deep-chat') {
    await page.evaluate(`(async () => {
      const chat = document.createElement('deep-chat')
      chat.setAttribute('demo', 'true')
      chat.style.height = '44rem'
      chat.history = data.messages
      document.querySelector('deep-chat').replaceWith(chat)
      await until(() => chat.shadowRoot?.querySelectorAll('.message-bubble').length >= data.messages.length)
      await frame()
    })()`)
    return page.evaluate(scrolled(`document.querySelector('deep-chat').shadowRoot.querySelector('#messages')`))
  }
  await page.evaluate(`localStorage.setItem('shopclerk:1:' + location.origin + '/', data.conversation)`)
  await page.reload()
  await page.evaluate(
    `customElements.whenDefined('shop-clerk').then(() => document.querySelector('shop-clerk').open())`,
  )
  await page.evaluate(`globalThis.log = () => document.querySelector('shop-clerk').shadowRoot.querySelector('shop-clerk-log')?.shadowRoot
    until(() => log()?.querySelectorAll('shop-clerk-turn').length === data.turns)`)
  return page.evaluate(scrolled(`log().querySelector('.scroller')`))
}

async function visit(browser: Browser, origin: string, name: Name): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(
      `${watch}\nglobalThis.data = ${JSON.stringify({ products: products(cardCount), ...messages(messageCount) })}`,
    )
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
    await browser.startTracing(page, { categories: ['devtools.timeline', 'v8'] })
    await page.goto(`${origin}/${name}`, { waitUntil: 'networkidle' })
    const evaluated = evaluatedIn(await browser.stopTracing())
    const toWrite = await page.evaluate<number>(usable[name])
    const shift = await page.evaluate<number>('shift')
    await page.waitForTimeout(askAfter)
    if (name === 'clerk') await page.evaluate(`import('${await answersModule()}').then(() => undefined)`)
    const cards = await page.evaluate<number>(drawn[name])
    return { evaluated, usable: toWrite, cards, shift, longestTask: await longestTask(page, name) }
  } finally {
    await context.close()
  }
}

async function answersModule(): Promise<string> {
  const { firstAnswer, firstLoad } = await readManifest(widgetFolder)
  return firstAnswer.find((file) => !firstLoad.includes(file)) ?? ''
}

async function visits(browser: Browser, origin: string, name: Name): Promise<Visit> {
  const all: Visit[] = []
  for (let run = 0; run < runs; run++) all.push(await visit(browser, origin, name))
  const of = (figure: keyof Visit): number => median(all.map((one) => one[figure]))
  return {
    evaluated: of('evaluated'),
    usable: of('usable'),
    cards: of('cards'),
    longestTask: of('longestTask'),
    shift: of('shift'),
  }
}

const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KB`
const whole = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`

/** The widget beside deep-chat, in Chromium with a slowed processor: sizes, start, opening, cards, a long thread. */
export async function benchWidget(): Promise<Section> {
  const pages = await serveWidgetPages(fileURLToPath(widgetFolder), deepChatBundle)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const ours = await visits(browser, pages.origin, 'clerk')
    const anchor = await visits(browser, pages.origin, 'deep-chat')
    const bytes = loadedBytes(await readManifest(widgetFolder))
    const anchorBytes = kilobytes(gzipSync(readFileSync(deepChatBundle), { level: 9 }).byteLength)
    return {
      title: `Widget, processor slowed ${cpuSlowdown} times`,
      rows: [
        ['figure', 'Shopclerk', 'deep-chat', 'aim'],
        ['gzip, loaded with the page', kilobytes(bytes.core), anchorBytes, `≤ ${kilobytes(maxGzipBytes.core)}`],
        [
          'gzip, before the first answer begins',
          kilobytes(bytes.firstLoad),
          anchorBytes,
          `≤ ${kilobytes(maxGzipBytes.firstLoad)}`,
        ],
        [
          'gzip, for an answer with products',
          kilobytes(bytes.firstAnswer),
          anchorBytes,
          `≤ ${kilobytes(maxGzipBytes.firstAnswer)}`,
        ],
        ['scripts compiled and evaluated with the page', whole(ours.evaluated), whole(anchor.evaluated), '≤ 50 ms'],
        ['opened (deep-chat: created) to usable', whole(ours.usable), whole(anchor.usable), '≤ 100 ms'],
        [`${cardCount} cards from their data to layout`, whole(ours.cards), whole(anchor.cards), '≤ 50 ms'],
        [
          `longest task in scrolling ${messageCount} messages`,
          whole(ours.longestTask),
          whole(anchor.longestTask),
          '≤ 100 ms',
        ],
        ['layout shift of the page', ours.shift.toFixed(3), anchor.shift.toFixed(3), '0'],
      ],
    }
  } finally {
    await browser.close()
    await pages.close()
  }
}
