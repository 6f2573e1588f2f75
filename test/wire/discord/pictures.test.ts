import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isDiscordHost, picturesOf } from '../../../src/channels/discord/parse/pictures.ts'
import { fetchPicture } from '../../../src/channels/discord/pictures/fetch-picture.ts'
import { channelWith } from './channel.ts'

let server: Server
const asked: string[] = []
const tooMuch = 10 * 1_024 * 1_024 + 1
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/a.png') response.end('a picture')
    else if (request.url === '/long.png') response.end(Buffer.alloc(tooMuch))
    else if (request.url === '/moved.png') response.writeHead(302, { location: '/a.png' }).end()
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())

const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
const fetched = (path: string, mimeType = 'image/png') =>
  fetchPicture({ id: at(path), mimeType }, { isDiscordAddress: () => true })

describe('a picture of a message', () => {
  it('is fetched when it is needed', async () => {
    const { bytes, mimeType } = await fetched('/a.png')
    expect([Buffer.from(bytes).toString(), mimeType]).toEqual(['a picture', 'image/png'])
  })

  it.each([
    ['of more than 10 MB, whatever was said', '/long.png', 'image/png', /larger than 10 MB/, 413],
    ['that is gone', '/gone.png', 'image/png', /not there any more/, 422],
    ['of another type', '/a.png', 'image/svg+xml', /JPEG, PNG, WebP or AVIF/, 415],
  ])('%s is refused in words for who sent it', async (_what, path, type, words, status) => {
    await expect(fetched(path, type)).rejects.toMatchObject({ status, message: expect.stringMatching(words) })
  })

  it('is not followed to where it leads', async () => {
    await expect(fetched('/moved.png')).rejects.toThrow()
  })

  it('is fetched from Discord’s own hosts alone', async () => {
    const { channel } = await channelWith()
    asked.length = 0
    await expect(channel.fetchPicture({ id: at('/a.png'), mimeType: 'image/png' })).rejects.toMatchObject({
      status: 422,
    })
    expect(asked).toEqual([])
    const isOwn = (address: string) => isDiscordHost(new URL(address))
    expect(isOwn('https://cdn.discordapp.com/attachments/1/2/a.png?ex=1')).toBe(true)
    expect(isOwn('https://media.discordapp.net/attachments/1/2/a.png')).toBe(true)
    for (const other of [
      'http://cdn.discordapp.com/a.png',
      'https://cdn.discordapp.com:8443/a.png',
      'https://cdn.discordapp.com.evil.example/a.png',
      'https://evil.example/cdn.discordapp.com/a.png',
      'https://cdn.discordapp.com@evil.example/a.png',
      'https://evilcdn.discordapp.com/a.png',
    ])
      expect(isOwn(other)).toBe(false)
  })

  it('of other hosts is none, and of many only the first ten are taken', () => {
    const file = (n: number, url = `https://cdn.discordapp.com/attachments/1/${n}/a.png`) => ({
      ...{ id: String(n), filename: 'a.png', size: 10, content_type: 'image/png', url },
    })
    expect(picturesOf([file(1, 'https://evil.example/a.png'), file(2, 'nowhere')])).toEqual([])
    expect(picturesOf(Array.from({ length: 20 }, (_, n) => file(n)))).toHaveLength(10)
  })
})
