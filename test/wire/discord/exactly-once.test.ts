import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sampleCatalogue } from '../../fixtures/app.ts'
import { type Service, startService, waitUntil } from '../../fixtures/service.ts'
import { answerTo, buttonOf, labelsOf, until } from './discord-app.ts'
import { command, discordEnv, people, post, press, shopChannel, textOf } from './interactions.ts'
import { DiscordStandIn, directChannel } from './stand-in.ts'

let [standIn, folder, loaded]: [DiscordStandIn, string, string] = [undefined as never, '', '']
const services: Service[] = []
const newFolder = () => mkdtempSync(join(tmpdir(), 'shopclerk-discord-'))
const shop = { CATALOGUE: sampleCatalogue, EMBEDDINGS: 'off' }

/** The catalogue is loaded once for all tests: of the many starts none has to. */
beforeAll(async () => {
  loaded = newFolder()
  const service = await startService({ DATA_DIR: loaded, ...shop })
  await isLoaded(service)
  await service.stop()
})
afterAll(() => rmSync(loaded, { recursive: true, force: true }))
beforeEach(async () => {
  standIn = await DiscordStandIn.start()
  folder = newFolder()
  cpSync(loaded, folder, { recursive: true })
})
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop('SIGKILL')
  await standIn.stop()
  rmSync(folder, { recursive: true, force: true })
  expect(standIn.problems).toEqual([])
})

/** The service as its own process, on what the ones before it have left. */
async function start(): Promise<Service> {
  const service = await startService({ DATA_DIR: folder, ...shop, ...discordEnv(standIn) })
  services.push(service)
  await isLoaded(service)
  return service
}

const isLoaded = ({ url }: Service) => waitUntil('the catalogue', async () => (await fetch(`${url}/readyz`)).ok, 60_000)

const here = { channel: shopChannel }
const ask = (query: string, where = {}) => command(standIn, 'search', { query, max_price: 40 }, { ...here, ...where })
const inAnyPlace = () => standIn.messages.filter(({ isDeferred }) => isDeferred !== true)

/** Nothing is left to be sent: a later question has its answer. */
async function settled(service: Service): Promise<void> {
  const later = command(standIn, 'search', { query: 'mouse' }, { channel: '3600000000000000001', user: people.bob })
  await post(service.url, standIn, later)
  await answerTo(standIn, later)
  standIn.delete(standIn.messages.find(({ interaction }) => interaction === later.id)?.id ?? '')
}

describe('an answer on Discord comes exactly once', () => {
  it('when the process is killed between deferral and answer, and when it is asked four times around that', async () => {
    standIn.trouble('PATCH @original', { delayMs: 60_000, cut: true })
    const asked = ask('desk lamp')
    const first = await start()
    const responses = await Promise.all([1, 2, 3, 4].map(() => post(first.url, standIn, asked)))
    expect(responses.map(({ response }) => response.type)).toEqual([5, 5, 5, 5])
    await until('the attempt', () => standIn.callsOf('PATCH @original').length === 1)
    await first.stop('SIGKILL')
    expect(inAnyPlace()).toEqual([])
    const second = await start()
    expect((await post(second.url, standIn, asked)).response.type).toBe(5)
    const answer = await answerTo(standIn, asked)
    await settled(second)
    expect(inAnyPlace()).toEqual([answer])

    // Its buttons work after the restart.
    await post(second.url, standIn, press(standIn, answer, buttonOf(answer, '✕ under $40').customId))
    await until('the wider answer', () => !labelsOf(answer).includes('✕ under $40'))
  })

  it('when the process is killed in the moment of the deferral, and after Discord had the answer', async () => {
    const first = await start()
    const one = ask('desk lamp')
    // What is deferred is stored: the process may end in the same moment.
    expect((await post(first.url, standIn, one)).status).toBe(200)
    await first.stop('SIGKILL')
    standIn.trouble('PATCH @original', { hang: true })
    const second = await start()
    await answerTo(standIn, one)
    await second.stop('SIGKILL')
    const third = await start()
    await settled(third)
    expect(inAnyPlace()).toHaveLength(1)
  })

  it('or is a message with the offer to ask again, when it may be lost and its token is over', async () => {
    const first = await start()
    standIn.trouble('PATCH @original', { delayMs: 60_000, cut: true })
    // The interaction has some seconds left.
    const asked = ask('desk lamp', { at: Date.now() - 15 * 60_000 + 10_000 + 4_000 })
    await post(first.url, standIn, asked)
    await until('the attempt', () => standIn.callsOf('PATCH @original').length === 1)
    await first.stop('SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    const second = await start()
    const direct = directChannel(people.ada)
    await until('the offer', () => standIn.answersIn(direct).length === 1)
    await settled(second)
    const [offer] = standIn.answersIn(direct)
    expect(inAnyPlace()).toEqual([offer])
    if (offer === undefined) throw new Error('There is no offer.')
    expect(textOf(offer.components)).toMatch(/interrupted/)
    await post(second.url, standIn, press(standIn, offer, buttonOf(offer, 'Ask again').customId, { direct: true }))
    await until('the answer', () => /amp/.test(textOf(offer.components)))
  })
})
