import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pictureFileName } from '../../src/catalogue/picture-address.ts'
import { originOf } from '../../src/images/png-text.ts'
import { promptOf } from '../../src/images/prompt.ts'
import { checkedPng } from '../../src/images/raster.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { allFaults, type ImageApi, startImageApi } from './fixtures/image-api.ts'
import type { ImageRunJob } from './fixtures/image-run-process.ts'
import { openImageShop, things } from './fixtures/image-shop.ts'

const script = fileURLToPath(new URL('./fixtures/image-run-process.ts', import.meta.url))

interface Process {
  child: ChildProcess
  output(): string
  exited: Promise<unknown>
}

function started(command: string, args: string[]): Process {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
  const exited = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, output: () => text, exited }
}

const startRun = (job: ImageRunJob): Process => started(process.execPath, [script, JSON.stringify(job)])

/** Until it has written what matches, or has ended. */
async function untilSaid({ child, output }: Process, pattern: RegExp): Promise<void> {
  while (!pattern.test(output()) && child.exitCode === null && child.signalCode === null) await sleep(10)
}

const endOf = (run: Process): Record<string, unknown> => {
  const [, text] = /ended (\{.*\})/.exec(run.output()) ?? []
  if (text === undefined) throw new Error(`It did not end well: ${run.output()}`)
  return JSON.parse(text) as Record<string, unknown>
}

/** 50 in the torture: TORTURE=1 npx vitest run test/images/survival.test.ts */
const kills = process.env.TORTURE === '1' ? 50 : 20
const jobs = 1_000
const concurrency = 5

describe('the image queue, with one answer in three a failure and its processes killed', () => {
  it(`has each of ${jobs} pictures once and whole after ${kills} kills, paid again at most ${concurrency} for each`, async () => {
    const products = things(jobs)
    const shop = await openImageShop(products)
    await shop.plan()
    const answer = () => (Math.random() < 0.3 ? allFaults[Math.floor(Math.random() * allFaults.length)] : undefined)
    const api = await startImageApi({ answer, delayMs: 50 })
    const job: ImageRunJob = {
      ...{ dataDir: shop.folder, folder: shop.pictures, baseUrl: api.url, concurrency },
      ...{ timeoutMs: 700, leaseMs: 1_200 },
    }
    let killed = 0
    const workUntilDone = async (): Promise<void> => {
      for (;;) {
        const run = startRun(job)
        await untilSaid(run, /painted [1-9]/)
        if (killed < kills) {
          killed++
          await sleep(Math.random() * 400)
          run.child.kill('SIGKILL')
        }
        await run.exited
        if (run.child.signalCode === null) return void endOf(run)
      }
    }
    await Promise.all([workUntilDone(), workUntilDone()])
    expect(killed).toBe(kills)
    await expectAllPainted(shop, products, api)
    const paidFor = [...api.paid.values()].reduce((sum, count) => sum + count, 0)
    expect(paidFor - jobs).toBeLessThanOrEqual(kills * concurrency)
    expect(api.asked.length).toBeGreaterThan(jobs * 1.2)
  }, 300_000)

  async function expectAllPainted(
    shop: Awaited<ReturnType<typeof openImageShop>>,
    products: ReturnType<typeof things>,
    api: ImageApi,
  ): Promise<void> {
    expect(shop.fileNames().toSorted()).toEqual(products.map(({ id }) => pictureFileName(id)).toSorted())
    for (const product of products) {
      const prompt = promptOf(product)
      const bytes = readFileSync(join(shop.pictures, pictureFileName(product.id)))
      expect(originOf(bytes)).toEqual({ provider: 'openai', promptHash: prompt?.hash })
      await checkedPng(bytes)
      expect(api.paid.get(prompt?.text ?? '')).toBeGreaterThanOrEqual(1)
    }
    const shown = await shop.engine.products(products.map(({ id }) => id))
    expect(shown.map(({ image }) => image)).toEqual(products.map(({ id }) => `/images/${pictureFileName(id)}`))
    const counts = await shop.store.departments()
    expect(counts.map(({ done, waiting, parked }) => ({ done, waiting, parked }))).toEqual([
      { done: jobs / 2, waiting: 0, parked: 0 },
      { done: jobs / 2, waiting: 0, parked: 0 },
    ])
  }

  it('waits as long as Retry-After asks, in seconds and as a date', async () => {
    const shop = await openImageShop(things(2))
    await shop.plan()
    const until = Date.now() + 3_000
    const asked = new Map<string, number>()
    const api = await startImageApi({
      answer({ prompt }) {
        const nth = (asked.get(prompt) ?? 0) + 1
        asked.set(prompt, nth)
        if (nth > 1) return undefined
        const retryAfter = prompt.includes('number 0') ? '2' : new Date(until).toUTCString()
        return (response) => void response.writeHead(503, { 'retry-after': retryAfter }).end('{}')
      },
    })
    const run = startRun({
      ...{ dataDir: shop.folder, folder: shop.pictures, baseUrl: api.url, concurrency: 3 },
      ...{ timeoutMs: 5_000, leaseMs: 60_000 },
    })
    await run.exited
    expect(endOf(run)).toMatchObject({ painted: 2, failed: 2, files: 2 })
    const timesOf = (text: string): number[] =>
      api.asked.filter(({ prompt }) => prompt.includes(text)).map(({ at }) => at)
    const [first = 0, second = 0] = timesOf('number 0')
    expect(second - first).toBeGreaterThanOrEqual(1_990)
    // A date has whole seconds.
    const [, later = 0] = timesOf('number 1')
    expect(performance.timeOrigin + later).toBeGreaterThanOrEqual(Math.floor(until / 1_000) * 1_000 - 10)
  }, 60_000)
})

describeWith('MOUNTS', 'the image queue on a disk that is full', () => {
  it('waits with its pictures in hand, leaves nothing torn, and pays for none twice when there is room', async () => {
    const shop = await openImageShop(things(12))
    await shop.plan()
    const api = await startImageApi()
    const folder = join(shop.folder, 'small-disk')
    mkdirSync(folder)
    const filler = join(folder, 'filler')
    const job: ImageRunJob = {
      ...{ dataDir: shop.folder, folder, baseUrl: api.url, concurrency: 4, filler },
      ...{ timeoutMs: 5_000, leaseMs: 2_000 },
    }
    // In a mount namespace of its own: the disk is there for this process alone, and goes with it.
    const commands = `mount -t tmpfs -o size=256k tmpfs "$1" && mkdir "$1/.partial" && head -c 300k /dev/zero > "$1/filler" 2>/dev/null; exec "$2" "$3" "$4"`
    const run = started('unshare', [
      '-rm',
      'sh',
      '-c',
      commands,
      'sh',
      folder,
      process.execPath,
      script,
      JSON.stringify(job),
    ])
    await untilSaid(run, /4 in work/)
    await sleep(2_000)
    expect(run.output()).not.toMatch(/painted [1-9]/)
    expect(api.asked).toHaveLength(4)
    run.child.stdin?.write('room\n')
    await run.exited
    expect(endOf(run)).toMatchObject({ painted: 12, failed: 0, files: 12, partial: 0 })
    expect([...api.paid.values()]).toEqual(Array.from({ length: 12 }, () => 1))
    expect(readdirSync(folder)).toEqual([])
  }, 60_000)

  it('waits for room for its jobs as well, and goes on by itself', async () => {
    const shop = await openImageShop(things(12))
    await shop.plan()
    const api = await startImageApi()
    const dataDir = join(shop.folder, 'small-disk')
    mkdirSync(dataDir)
    const job: ImageRunJob = {
      ...{ dataDir, folder: shop.pictures, baseUrl: api.url, concurrency: 4 },
      ...{ filler: join(dataDir, 'filler'), fills: true, timeoutMs: 5_000, leaseMs: 2_000 },
    }
    const commands = `mount -t tmpfs -o size=16m tmpfs "$1" && cp "$2"/*.db* "$1" && exec "$3" "$4" "$5"`
    const run = started('unshare', [
      ...['-rm', 'sh', '-c', commands, 'sh', dataDir, shop.folder],
      ...[process.execPath, script, JSON.stringify(job)],
    ])
    await untilSaid(run, /waits to be written/)
    await sleep(1_000)
    expect(run.output()).not.toMatch(/painted [1-9]/)
    run.child.stdin?.write('room\n')
    await run.exited
    expect(endOf(run)).toMatchObject({ painted: 12, failed: 0, files: 12, partial: 0 })
    expect([...api.paid.values()]).toEqual(Array.from({ length: 12 }, () => 1))
  }, 60_000)
})

describe('ten processes of the image queue at the same jobs', () => {
  it('do each of them once', async () => {
    const shop = await openImageShop(things(300))
    await shop.plan()
    const api = await startImageApi({ delayMs: 20 })
    const job: ImageRunJob = {
      ...{ dataDir: shop.folder, folder: shop.pictures, baseUrl: api.url, concurrency: 3 },
      ...{ timeoutMs: 10_000, leaseMs: 20_000 },
    }
    const runs = Array.from({ length: 10 }, () => startRun(job))
    await Promise.all(runs.map(({ exited }) => exited))
    expect(runs.reduce((sum, run) => sum + Number(endOf(run).painted), 0)).toBe(300)
    expect(api.paid.size).toBe(300)
    expect([...api.paid.values()].every((times) => times === 1)).toBe(true)
  }, 120_000)
})
