import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { turnsPerSecond } from './http-bench.ts'
import { percentile } from './percentiles.ts'
import { photographPage } from './printed-page.ts'
import { npmStart, type Started } from './process-bench.ts'
import { megabytes, seconds } from './section.ts'

const things = [
  '2 boxes of 24 crayons',
  '36 #2 pencils',
  '4 large glue sticks',
  '1 pair of scissors',
  '3 spiral notebooks',
  '2 pocket folders',
  '10 index cards',
  '1 ruler',
  '5 highlighters',
  '1 school backpack',
  '2 erasers',
  '8 dry erase markers',
  '1 pencil case',
  '4 exercise books',
  '1 calculator',
  '6 gel pens',
  '2 packs of sticky notes',
  '1 lunch box',
  '1 desk lamp',
  '3 ring binders',
  '1 stapler',
  '2 planners',
]
const page = `Third Grade Supply List\n\n${things.join('\n')}`
/** Fewer of them would be another page: what it takes would say nothing. */
const fewestThings = 0.9 * things.length

/** Photos that are read one after the other, and at once. */
const inOrder = 5
const atOnce = 20
/** Megapixels of a phone's camera: 3,024 × 4,032. */
const phoneWidth = 3_024
/** Milliseconds after which a service that has nothing to read has given back what reading takes. */
const idleMs = 45_000
const sampleMs = 100

/** How long a photo takes from its upload to its basket, and what chat and memory pay for it, of `npm start` in a process of its own. */
export async function photoRows(): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  const service = await npmStart(folder, 'desk lamp')
  try {
    await service.vectorsReady('desk lamp')
    const photo = await phonePhoto()
    // Others still collect what learning the catalogue took.
    await sleep(5_000)
    const idle = service.memoryOfAll()
    const memory = await memoryWhile(service, () => uploadsAtOnce(service.url, photo))
    await sleep(idleMs)
    const after = service.memoryOfAll()
    await readWhole(service.url, photo)
    const took: number[] = []
    for (let count = 0; count < inOrder; count++) took.push(await timed(() => readWhole(service.url, photo)))
    const { alone, meanwhile } = await chatWhileReading(service.url, photo)
    return [
      [
        'a photo of 12 megapixels, from the upload to the things on it, median',
        seconds(percentile(took, 0.5)),
        '≤ 5 s',
      ],
      [
        'chat turns a second while photos are read, of those without',
        `${((100 * meanwhile) / alone).toFixed(0)}% of ${alone.toFixed(0)}`,
        '≥ 70%',
      ],
      [
        `memory over idle (${megabytes(idle)}) with ${atOnce} photos at once`,
        megabytes(memory.peak - idle),
        '≤ 350 MB',
      ],
      [`memory over idle ${idleMs / 1_000} s later`, megabytes(after - idle), '≤ 50 MB'],
      [
        `photos read of ${atOnce} at once, in all`,
        `${memory.result.read} in ${seconds(memory.result.ms)}`,
        `${atOnce}`,
      ],
    ]
  } finally {
    await service.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As a phone takes it: some megabytes of JPEG. */
async function phonePhoto(): Promise<Uint8Array> {
  const photo = await photographPage(page, { font: { family: 'DejaVu Sans' }, tilt: 3, noise: 6, shadow: 0.3, seed: 1 })
  return sharp(photo).resize({ width: phoneWidth }).jpeg({ quality: 92 }).toBuffer()
}

/** Whether the things of a photo are read; not so when it is refused because too many wait. */
async function upload(url: string, photo: Uint8Array): Promise<boolean> {
  const form = new FormData()
  form.set('image', new Blob([Uint8Array.from(photo)]), 'photo.jpg')
  const response = await fetch(`${url}/api/search/image`, { method: 'POST', body: form })
  const text = await response.text()
  if (response.status === 503) return false
  if (!response.ok) throw new Error(`A photo was answered with ${response.status}: ${text}`)
  const { items = [] } = JSON.parse(text) as { items?: unknown[] }
  if (items.length < fewestThings) throw new Error(`Of ${things.length} things on a photo ${items.length} were read.`)
  return true
}

async function readWhole(url: string, photo: Uint8Array): Promise<void> {
  if (!(await upload(url, photo))) throw new Error('A photo was refused, and no other was being read.')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function uploadsAtOnce(url: string, photo: Uint8Array): Promise<{ read: number; ms: number }> {
  const startedAt = performance.now()
  const read = await Promise.all(Array.from({ length: atOnce }, () => upload(url, photo)))
  return { read: read.filter(Boolean).length, ms: performance.now() - startedAt }
}

async function memoryWhile<T>(service: Started, work: () => Promise<T>): Promise<{ peak: number; result: T }> {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, service.memoryOfAll())
  }, sampleMs)
  try {
    const result = await work()
    return { peak, result }
  } finally {
    clearInterval(timer)
  }
}

async function chatWhileReading(url: string, photo: Uint8Array): Promise<{ alone: number; meanwhile: number }> {
  const alone = await turnsPerSecond(`${url}/api/chat`)
  let isReading = true
  const reading = (async () => {
    while (isReading) await readWhole(url, photo)
  })()
  const meanwhile = await turnsPerSecond(`${url}/api/chat`)
  isReading = false
  await reading
  return { alone, meanwhile }
}
