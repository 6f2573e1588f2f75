import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type OpenedApp, openSharedApp } from '../../fixtures/app.ts'
import { until } from './discord-app.ts'
import { GatewayStandIn } from './gateway-stand-in.ts'
import { discordEnv, people, shopChannel } from './interactions.ts'
import { bot, DiscordStandIn } from './stand-in.ts'

type Json = Record<string, unknown>

export interface GatewayApp {
  readonly standIn: DiscordStandIn
  readonly gateway: GatewayStandIn
  readonly app: FastifyInstance
  /** Sends an interaction. */
  dispatch(interaction: Json): void
  /** Sends a message that somebody has written. */
  say(message: Json): void
}

/** The whole service with a stand-in for Discord's gateway, connected, for all tests of a file or a suite. */
export function useGatewayApp(env: Record<string, string> = {}, given: { allowsContent?: boolean } = {}): GatewayApp {
  let [standIn, gateway, opened]: [DiscordStandIn | undefined, GatewayStandIn | undefined, OpenedApp | undefined] = [
    undefined,
    undefined,
    undefined,
  ]
  beforeAll(async () => {
    standIn = await DiscordStandIn.start()
    gateway = new GatewayStandIn(standIn)
    gateway.allowsContent = given.allowsContent ?? true
    opened = await openSharedApp({ env: discordEnv(standIn, { DISCORD_PUBLIC_KEY: '', ...env }) })
    await opened.app.listen({ port: 0, host: '127.0.0.1' })
    await until('the gateway', () => gateway?.isConnected === true)
  })
  afterAll(async () => {
    await opened?.close()
    gateway?.stop()
    await standIn?.stop()
  })
  afterEach(() => {
    expect(standIn?.problems.splice(0)).toEqual([])
  })
  const the = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('It is not open.')
    return value
  }
  return {
    get standIn() {
      return the(standIn)
    },
    get gateway() {
      return the(gateway)
    },
    get app() {
      return the(opened).app
    },
    dispatch(interaction) {
      the(standIn).expect(interaction)
      the(gateway).dispatch('INTERACTION_CREATE', interaction)
    },
    say: (message) => the(gateway).dispatch('MESSAGE_CREATE', message),
  }
}

/** A message that somebody has written. */
export const written = (standIn: DiscordStandIn, content: string, given: Json = {}): Json & { id: string } => ({
  id: standIn.nextId(),
  channel_id: shopChannel,
  guild_id: '4000000000000000001',
  author: { id: people.ada, username: 'ada', discriminator: '0', avatar: null },
  content,
  timestamp: new Date().toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: 0,
  ...given,
})

export const us = { id: bot.id, username: 'Shopclerk', discriminator: '0000', avatar: null, bot: true }

/** One that mentions the bot. */
export const mention = (standIn: DiscordStandIn, content: string, given: Json = {}) =>
  written(standIn, `<@${bot.id}> ${content}`, { mentions: [us], ...given })
