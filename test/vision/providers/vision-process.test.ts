import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { createVisionProcess } from '../../../src/vision/providers/vision-process.ts'
import { photoOfList } from '../../fixtures/photos.ts'

const vision = createVisionProcess()
afterAll(() => vision.close())
const { signal } = new AbortController()

/** Processes of ours that look at pictures; any thread of this process may have started them. */
const workers = (): number[] =>
  readdirSync('/proc/self/task')
    .flatMap((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'utf8').trim().split(' '))
    .filter((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('vision-worker'))
    .map(Number)

describe('the process that looks at pictures', { timeout: 60_000 }, () => {
  it('checks and reads as it would be done here, without the service’s environment, and gives way to others', async () => {
    const picture = await vision.check(await photoOfList())
    expect((await vision.reader.read(picture, signal)).text).toMatch(/12 pencils[\s\S]*3 glue sticks/)
    const [pid = 0] = workers()
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean)
    expect(environment.filter((entry) => !/^(?:MALLOC|NODE_CHANNEL)_/.test(entry))).toEqual([])
    // The nineteenth number of its stat, behind the name in brackets, is its niceness.
    expect(Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[16])).toBeGreaterThanOrEqual(10)
  })

  it('refuses in the words that are meant for whoever sent the picture', async () => {
    await expect(vision.check(Buffer.from('GIF89a'))).rejects.toMatchObject({ status: 415, code: 'picture-type' })
    await expect(vision.check('/nowhere/at/all')).rejects.toThrow(/ENOENT/)
  })

  it('fails what could not be handed over, and goes on', async () => {
    const picture = await vision.check(await photoOfList())
    const unsendable = { ...picture, bytes: (() => 'no bytes') as unknown as Uint8Array }
    await expect(vision.reader.read(unsendable, signal)).rejects.toThrow(/could not be cloned/)
    expect((await vision.reader.read(picture, signal)).text).toMatch(/pencils/)
  })

  it('is started again when it died, and what it had in hand fails', async () => {
    const photo = await photoOfList()
    const picture = await vision.check(photo)
    const pids = workers()
    expect(pids).toHaveLength(1)
    const [reading, checking] = [vision.reader.read(picture, signal), vision.check(photo)]
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    await expect(reading).rejects.toThrow('The process that reads pictures ended.')
    await expect(checking).rejects.toMatchObject({ code: 'picture-damaged' })
    expect((await vision.check(await photoOfList())).width).toBeGreaterThan(0)
  })

  it('gives up what nobody wants, and ends with what it has in hand', async () => {
    const picture = await vision.check(await photoOfList())
    const stopping = new AbortController()
    const [first, unwanted] = [vision.reader.read(picture, signal), vision.reader.read(picture, stopping.signal)]
    stopping.abort()
    await expect(unwanted).rejects.toThrow(/Nobody wants/)
    expect((await first).text).toMatch(/pencils/)
    const late = vision.reader.read(picture, signal)
    const unchecked = vision.check(picture.bytes)
    await vision.close()
    await expect(late).rejects.toThrow(/closed/)
    // The picture is not to blame.
    await expect(unchecked).rejects.toThrow(/closed/)
  })
})
