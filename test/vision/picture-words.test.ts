import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { LanguageModelError } from '../../src/understanding/language-model.ts'
import type { PictureReader, PictureText } from '../../src/vision/picture-reader.ts'
import { pictureRefusals } from '../../src/vision/picture-refusals.ts'
import { createPictureWords, type PictureWordsOptions } from '../../src/vision/picture-words.ts'

const picture = { bytes: new Uint8Array([1]), width: 1, height: 1 }
const reader = (name: string, read: PictureReader['read']): PictureReader => ({
  name,
  read,
  close: async () => undefined,
})
const saying = (text: string, shows: PictureText['shows'] = 'unsure') => reader('said', async () => ({ text, shows }))
const { signal } = new AbortController()
const sleep = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms))

function words(given: Partial<PictureWordsOptions> = {}) {
  const failures: string[] = []
  const read = createPictureWords({
    fetchers: { web: async () => ({ bytes: picture.bytes, mimeType: 'image/jpeg' }) },
    check: async () => picture,
    readers: [saying('2 pens')],
    onFailure: (name, { message }) => void failures.push(`${name}: ${message}`),
    ...given,
  })
  return { ...read, failures }
}
const message = (count: number) => ({
  channel: 'web' as const,
  pictures: Array.from({ length: count }, (_, id) => ({ id: String(id) })),
})

describe('the words of pictures', () => {
  it('are those of the first reader that can read', async () => {
    const failing = reader('model', () => Promise.reject(new LanguageModelError('It rests.')))
    const { ofMessage, failures } = words({ readers: [failing, saying('2 pens')] })
    expect(await ofMessage(message(1), signal)).toMatchObject({ text: '2 pens', shows: 'unsure' })
    expect(failures).toEqual(['model: It rests.'])
  })

  it('are not looked for again where the picture is what is wrong', async () => {
    let asked = 0
    const other = reader('other', async () => {
      asked += 1
      return { text: '', shows: 'nothing' }
    })
    const full = reader('ocr', () => Promise.reject(pictureRefusals.tooMuch()))
    await expect(words({ readers: [full, other] }).ofMessage(message(1), signal)).rejects.toMatchObject({
      code: 'picture-too-full',
    })
    expect(asked).toBe(0)
  })

  it('are refused kindly when nobody can read, when there is no such channel and when the platform does not answer', async () => {
    const failing = reader('ocr', () => Promise.reject(new Error('out of memory')))
    await expect(words({ readers: [failing] }).ofPicture(picture, signal)).rejects.toMatchObject({
      code: 'picture-unread',
    })
    await expect(words({ fetchers: {} }).ofMessage(message(1), signal)).rejects.toMatchObject({ code: 'picture-gone' })
    const away = words({ fetchers: { web: () => Promise.reject(new TypeError('fetch failed')) } })
    await expect(away.ofMessage(message(1), signal)).rejects.toMatchObject({ code: 'picture-not-fetched' })
    expect(away.failures).toEqual(['fetching: fetch failed'])
  })

  it('of several pictures are pages of one text, and of four at most', async () => {
    const fetched: string[] = []
    const texts = ['2 pens', '', '1 ruler', '3 mugs']
    const { ofMessage } = words({
      fetchers: {
        web: async ({ id }) => {
          fetched.push(id)
          return { bytes: picture.bytes, mimeType: 'image/jpeg' }
        },
      },
      readers: [
        reader('ocr', async () => ({
          text: texts[fetched.length - 1] ?? '',
          shows: fetched.length === 2 ? 'blurred' : 'unsure',
        })),
      ],
    })
    expect(await ofMessage(message(9), signal)).toMatchObject({ text: '2 pens\n1 ruler\n3 mugs', shows: 'unsure' })
    expect(fetched).toEqual(['0', '1', '2', '3'])
  })

  it('are read few at a time; past the bound whoever sends more is told so at once', async () => {
    const gate = Promise.withResolvers<PictureText>()
    let [running, most] = [0, 0]
    const slow = reader('ocr', async () => {
      most = Math.max(most, ++running)
      const text = await gate.promise
      running -= 1
      return text
    })
    const { ofMessage } = words({ readers: [slow] })
    const sent = Array.from({ length: 40 }, () =>
      ofMessage(message(1), signal).then(
        ({ text }) => text,
        ({ code }) => code,
      ),
    )
    await new Promise((resolve) => setImmediate(resolve))
    gate.resolve({ text: '2 pens', shows: 'unsure' })
    const all = await Promise.all(sent)
    expect(all.filter((one) => one === '2 pens')).toHaveLength(27)
    expect(all.filter((one) => one === 'too-busy')).toHaveLength(13)
    expect(most).toBe(3)
  })

  it('are refused at once when those before them are more than can be read in time', async () => {
    const gate = Promise.withResolvers<PictureText>()
    const { ofMessage } = words({ readers: [reader('ocr', () => gate.promise)] })
    const sent = Array.from({ length: 20 }, () => ofMessage(message(4), signal).catch(({ code }) => code as string))
    gate.resolve({ text: '2 pens', shows: 'unsure' })
    // Four pages at two seconds each, within a minute.
    expect((await Promise.all(sent)).filter((one) => one !== 'too-busy')).toHaveLength(7)
  })

  it('are taken by how long others took of late', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const slow = reader('ocr', () => sleep(30_000, { text: '2 pens', shows: 'unsure' }))
    const { ofMessage } = words({ readers: [slow] })
    const sendAll = async (): Promise<number> => {
      const sent = Array.from({ length: 20 }, () => ofMessage(message(1), signal).catch(({ code }) => code as string))
      await vi.advanceTimersByTimeAsync(200_000)
      return (await Promise.all(sent)).filter((one) => one !== 'too-busy').length
    }
    await sendAll()
    for (let once = 0; once < 8; once++) {
      const alone = ofMessage(message(1), signal)
      await vi.advanceTimersByTimeAsync(30_000)
      expect((await alone).text).toBe('2 pens')
    }
    // Alone one is always tried; a second would wait too long.
    expect(await sendAll()).toBeLessThan(4)
  })

  it('are refused politely when they are not read in time, also before their turn', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { ofMessage, failures } = words({ readers: [reader('ocr', () => new Promise(() => undefined))] })
    const sent = Array.from({ length: 9 }, () => ofMessage(message(1), signal).catch(({ code }) => code as string))
    await vi.advanceTimersByTimeAsync(76_000)
    expect(await Promise.all(sent)).toEqual(Array.from({ length: 9 }, () => 'too-busy'))
    expect(failures).toEqual([])
  })

  it('are not read for an answer that was stopped', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'))
    await expect(words().ofMessage(message(1), stopped)).rejects.toThrow('stopped')
  })
})
