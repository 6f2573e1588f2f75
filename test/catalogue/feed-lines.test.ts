import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FeedLine, feedLines } from '../../src/catalogue/feed-lines.ts'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}

async function linesOf(content: string | Uint8Array, { chunk = 5, max = 1_000 } = {}): Promise<FeedLine[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return Array.fromAsync(feedLines(inChunks(bytes, chunk), max))
}

describe('feedLines', () => {
  it('numbers lines and their bytes, whatever ends them', async () => {
    expect(await linesOf('\ufeffa\r\n\n  \nbé\nc')).toEqual([
      { number: 1, offset: 0, text: 'a' },
      { number: 4, offset: 10, text: 'bé' },
      { number: 5, offset: 14, text: 'c' },
    ])
    expect(await linesOf('')).toEqual([])
    expect(await linesOf('\n\n')).toEqual([])
  })

  it('takes a line of the largest size, with its line end and mark, and names a longer one', async () => {
    expect(await linesOf('\ufeff12345\r\n12345\n', { max: 5 })).toMatchObject([{ text: '12345' }, { text: '12345' }])
    expect(await linesOf('123456\nok\n', { max: 5 })).toEqual([
      { number: 1, offset: 0, text: undefined, problem: 'line: must be at most 5 bytes (has 6)' },
      { number: 2, offset: 7, text: 'ok' },
    ])
  })

  it('holds no more of an endless line than the limit', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(0x61)
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 3_200; i++) yield chunk
      yield Buffer.from('\nlast')
    }
    const before = process.memoryUsage().arrayBuffers
    let peak = 0
    async function* watched(): AsyncGenerator<Uint8Array> {
      for await (const piece of endless()) {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - before)
        yield piece
      }
    }
    const lines = await Array.fromAsync(feedLines(watched(), 1_024 * 1_024))
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, undefined],
      [2, 'last'],
    ])
    expect(lines[1]?.offset).toBe(3_200 * 64 * 1024 + 1)
    // 200 MB went by; garbage that is not collected yet is allowed for.
    expect(peak).toBeLessThan(100 * 1024 * 1024)
  })

  it('names a line that is not UTF-8 instead of guessing', async () => {
    expect(await linesOf(Buffer.from('caf\xe9\nok', 'latin1'))).toEqual([
      { number: 1, offset: 0, text: undefined, problem: 'line: must be UTF-8' },
      { number: 2, offset: 5, text: 'ok' },
    ])
  })

  it('splits any text at its line feeds, however it is cut into chunks', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[\n\r\ufeff]/.test(text))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), async (lines, chunk) => {
        const found = await linesOf(lines.join('\n'), { chunk })
        expect(found.map(({ number, text }) => [number, text])).toEqual(
          lines.flatMap((text, i) => (text.trim() === '' ? [] : [[i + 1, text]])),
        )
        const bytes = Buffer.from(lines.join('\n'))
        for (const { offset, text = '' } of found) {
          expect(bytes.toString('utf8', offset, offset + Buffer.byteLength(text))).toBe(text)
        }
      }),
    )
  })
})
