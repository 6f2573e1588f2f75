import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type OpenedApp, openSharedApp } from '../../fixtures/app.ts'
import { mention, postCommand, postEvent, pressables, slackEnv } from './slack-events.ts'
import { type Message, SlackStandIn } from './stand-in.ts'

export interface SlackApp {
  readonly standIn: SlackStandIn
  readonly url: string
  readonly app: FastifyInstance
  /** Where the service keeps what it writes. */
  readonly folder: string
  /** The answers in a place, once there are `count`. */
  answers(count: number, channel: string, thread?: string): Promise<Message[]>
  /** Asks by /shop. */
  command(text: string, channel: string, user?: string): Promise<Response>
  /** Asks by a mention in a channel and resolves with the answer. */
  asked(text: string, channel: string): Promise<{ answer: Message; thread: string }>
}

/** The types of a message's blocks. */
export const typesOf = ({ blocks }: Message): unknown[] => blocks.map(({ type }) => type)
/** What can be pressed in a message. */
export const labelsOf = ({ blocks }: Message): string[] => pressables(blocks).map(({ label }) => label)
export const buttonsOf = (message: Message | undefined) => pressables(message?.blocks)
export const buttonOf = (message: Message | undefined, label: string | RegExp) => {
  const found = pressables(message?.blocks).find((one) =>
    typeof label === 'string' ? one.label === label : label.test(one.label),
  )
  if (found === undefined)
    throw new Error(`There is no button ${label} in ${pressables(message?.blocks).map((one) => one.label)}`)
  return { actionId: found.action_id, ...(found.value === undefined ? {} : { value: found.value }) }
}

/** Resolves when `check` is true; rejects when that takes longer than `seconds`. */
export async function until(what: string, check: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const end = performance.now() + seconds * 1_000
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`It did not come to be within ${seconds} seconds: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** The whole service with a stand-in for Slack, for all tests of a file. After each, nothing must have been sent that Slack would refuse. */
export function useSlackApp(env: Record<string, string> = {}): SlackApp {
  let [standIn, opened]: [SlackStandIn | undefined, OpenedApp | undefined] = [undefined, undefined]
  beforeAll(async () => {
    standIn = await SlackStandIn.start()
    opened = await openSharedApp({ env: slackEnv(standIn, env) })
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
  const slack: SlackApp = {
    get standIn() {
      return the(standIn)
    },
    get app() {
      return the(opened).app
    },
    get folder() {
      return the(opened).folder
    },
    get url() {
      return `http://127.0.0.1:${(the(opened).app.server.address() as AddressInfo).port}`
    },
    async answers(count, channel, thread) {
      const found = () => the(standIn).answersIn(channel, thread)
      await until(
        `${count} answers in ${channel}/${thread}, there are ${found().length}`,
        () => found().length >= count,
      )
      return found()
    },
    command: (text, channel, user = 'U0ADA') =>
      postCommand(slack.url, {
        text,
        channel_id: channel,
        user_id: user,
        trigger_id: `${slack.standIn.nextTs()}.abc`,
        response_url: slack.standIn.responseUrl(channel, user),
      }),
    async asked(text, channel) {
      const { message, mention: event } = mention(slack.standIn, text, { channel })
      await postEvent(slack.url, event)
      const [answer] = await slack.answers(1, channel, message.ts)
      if (answer === undefined) throw new Error('There is no answer.')
      return { answer, thread: message.ts }
    },
  }
  return slack
}
