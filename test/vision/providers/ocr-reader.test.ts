import { afterAll, describe, expect, it, vi } from 'vitest'
import { createPictureChecker } from '../../../src/vision/providers/check-picture.ts'
import { createOcrReader, type OcrWorker } from '../../../src/vision/providers/ocr-reader.ts'
import { pageOfWords, photoOf, photoOfList, pictureOfNoWords } from '../../fixtures/photos.ts'

const { check } = createPictureChecker()
const reader = createOcrReader({ idleMs: 60_000 })
afterAll(() => reader.close())

const { signal } = new AbortController()
const read = async (photo: Promise<Buffer>, by = reader) => by.read(await check(await photo), signal)

// The worker starts once; a busy machine needs some seconds for it.
describe('letters on a picture', { timeout: 60_000 }, () => {
  it('are read from a tilted page, and nothing is fetched for it', async () => {
    const spy = vi.spyOn(globalThis, 'fetch')
    expect(await read(photoOfList())).toEqual({
      text: 'School list\n12 pencils\n2 notebooks\n1 desk lamp\n3 glue sticks',
      shows: 'unsure',
    })
    expect(spy).not.toHaveBeenCalled()
    spy.mockRestore()
  })

  it('are told from drawings and from nothing', async () => {
    expect(await read(pictureOfNoWords())).toEqual({ text: '', shows: 'other' })
    expect(await read(photoOf(''))).toEqual({ text: '', shows: 'nothing' })
  })

  it('are given up when they take too long, and the next picture is read all the same', async () => {
    const hasty = createOcrReader({ readWithinMs: 1 })
    const photo = await check(await photoOfList())
    await expect(hasty.read(photo, signal)).rejects.toMatchObject({ code: 'picture-too-full' })
    await hasty.close()
    expect((await reader.read(photo, signal)).text).toMatch(/12 pencils/)
  })

  it('are refused in one line when they are those of 10,000 words, with what to do instead', async () => {
    // Ten times what a short list takes.
    const limited = createOcrReader({ readWithinMs: 2_000 })
    await expect(read(pageOfWords(), limited)).rejects.toMatchObject({
      status: 422,
      code: 'picture-too-full',
      message: expect.stringMatching(/^There is more on that picture than I can read[^\n]*parts\.$/),
    })
    await limited.close()
  })

  it('are given up when nobody wants the answer any more, also while others are read', async () => {
    const photo = await check(await photoOfList())
    const stopping = new AbortController()
    const [first, second] = [reader.read(photo, signal), reader.read(photo, stopping.signal)]
    stopping.abort(new Error('stopped'))
    await expect(second).rejects.toThrow('stopped')
    expect((await first).text).toMatch(/3 glue sticks/)
  })

  it('are refused past the pictures that may wait', async () => {
    const photo = await check(await photoOf('pens'))
    const stopping = new AbortController()
    const many = Array.from({ length: 30 }, () =>
      reader.read(photo, stopping.signal).catch(({ code }) => code as string),
    )
    stopping.abort(new Error('enough'))
    expect((await Promise.all(many)).filter((code) => code === 'too-busy').length).toBeGreaterThanOrEqual(5)
  })

  it('are read by another worker when one does not start', async () => {
    let started = 0
    const worker: OcrWorker = {
      recognize: () => Promise.reject(new Error('It started.')),
      terminate: () => Promise.reject(new Error('It is gone.')),
    }
    const start = (): Promise<OcrWorker> => (++started === 1 ? new Promise(() => undefined) : Promise.resolve(worker))
    const hanging = createOcrReader({ startWithinMs: 50, start })
    const photo = await check(await photoOf('pens'))
    await expect(hanging.read(photo, signal)).rejects.toThrow('does not start')
    await expect(hanging.read(photo, signal)).rejects.toThrow('It started.')
    await hanging.close()
  })

  it('that wait are refused when the reader is closed, and nobody waits for ever', async () => {
    const closed = createOcrReader({ start: () => new Promise(() => undefined) })
    const photo = await check(await photoOf('pens'))
    const waiting = Promise.allSettled([1, 2, 3].map(() => closed.read(photo, signal)))
    await closed.close()
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  })
})
