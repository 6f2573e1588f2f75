import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type OpenedApp, openSharedApp } from '../../fixtures/app.ts'
import { command, discordEnv, type Pressable, post, press, pressables, type Where } from './interactions.ts'
import { DiscordStandIn, type Message } from './stand-in.ts'

type Json = Record<string, unknown>

export interface DiscordApp {
  readonly standIn: DiscordStandIn
  readonly url: string
  readonly app: FastifyInstance
  /** Sends an interaction by HTTP and resolves with its first response. */
  send(interaction: Json): Promise<Json>
  /** The answers in a channel, once there are `count`. */
  answers(count: number, channel: string): Promise<Message[]>
  /** Uses a command and resolves with its answer. */
  asked(subcommand: string, options: Record<string, string | number>, where?: Where): Promise<Message>
  /** Presses a button of a message, or chooses in a select of it; resolves with the first response. */
  pressed(message: Message, label: string | RegExp, given?: Where & { values?: string[] }): Promise<Json>
}

/** What can be pressed in a message. */
export const labelsOf = (message: Message): string[] => pressables(message.components).map(({ label }) => label)

export function buttonOf(message: Message, label: string | RegExp): Pressable {
  const all = pressables(message.components)
  const found = all.find((one) => (typeof label === 'string' ? one.label === label : label.test(one.label)))
  if (found === undefined) throw new Error(`There is no ${label} in ${all.map((one) => one.label)}`)
  return found
}

/** Resolves when `check` is true; rejects when that takes 15 seconds. */
export async function until(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 15_000
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`It did not come to be within 15 seconds: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** The answer to an interaction, once it is there. */
export async function answerTo(standIn: DiscordStandIn, { id }: Json): Promise<Message> {
  const found = () => standIn.messages.find((one) => one.interaction === id && one.isDeferred !== true)
  await until(`the answer to ${id}`, () => found() !== undefined)
  const answer = found()
  if (answer === undefined) throw new Error('It is gone again.')
  return answer
}

/** The whole service with a stand-in for Discord, for all tests of a file. After each, nothing must have been sent that Discord would refuse. */
export function useDiscordApp(env: (standIn: DiscordStandIn) => Record<string, string> = () => ({})): DiscordApp {
  let [standIn, opened]: [DiscordStandIn | undefined, OpenedApp | undefined] = [undefined, undefined]
  beforeAll(async () => {
    standIn = await DiscordStandIn.start()
    opened = await openSharedApp({ env: discordEnv(standIn, env(standIn)) })
    await opened.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await opened?.close()
    await standIn?.stop()
  })
  afterEach(() => {
    expect(standIn?.problems.splice(0)).toEqual([])
  })
  const the = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('It is not open.')
    return value
  }
  const discord: DiscordApp = {
    get standIn() {
      return the(standIn)
    },
    get app() {
      return the(opened).app
    },
    get url() {
      return `http://127.0.0.1:${(the(opened).app.server.address() as AddressInfo).port}`
    },
    async send(interaction) {
      const { status, response } = await post(discord.url, discord.standIn, interaction)
      expect(status).toBe(200)
      return response
    },
    async answers(count, channel) {
      const found = () => the(standIn).answersIn(channel)
      await until(`${count} answers in ${channel}`, () => found().length >= count)
      return found()
    },
    async asked(subcommand, options, where) {
      const interaction = command(discord.standIn, subcommand, options, where)
      await discord.send(interaction)
      return answerTo(discord.standIn, interaction)
    },
    pressed: (message, label, given) =>
      discord.send(press(discord.standIn, message, buttonOf(message, label).customId, given)),
  }
  return discord
}
