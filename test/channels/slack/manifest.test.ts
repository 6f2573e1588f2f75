import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { callbackIds } from '../../../src/channels/slack/action-ids.ts'
import { neededScopes } from '../../../src/channels/slack/identity.ts'
import { shopCommand } from '../../../src/channels/slack/listeners/shop-command.ts'

const folder = fileURLToPath(new URL('../../../src/channels/slack', import.meta.url))
const text = readFileSync(join(folder, 'manifest.yml'), 'utf8')
const manifest = parse(text)
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(folder, path), 'utf8'))
  .join('\n')

/** What each method of the Web API needs (docs.slack.dev/reference/methods); nothing where any token will do. */
const scopesOfMethods: Record<string, string[]> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.startStream': ['chat:write'],
  'chat.appendStream': ['chat:write'],
  'chat.stopStream': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.getPermalink': [],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'files.info': ['files:read'],
  'views.open': [],
  'views.publish': [],
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
}

/** What each event needs, by its name in the manifest, and the type it comes as. */
const events: Record<string, { type: string; scope?: string }> = {
  app_home_opened: { type: 'app_home_opened' },
  app_mention: { type: 'app_mention', scope: 'app_mentions:read' },
  'message.channels': { type: 'message', scope: 'channels:history' },
  'message.groups': { type: 'message', scope: 'groups:history' },
  'message.im': { type: 'message', scope: 'im:history' },
  'message.mpim': { type: 'message', scope: 'mpim:history' },
}

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort()
const found = (pattern: RegExp): string[] => sorted([...source.matchAll(pattern)].map(([, name = '']) => name))

describe('the manifest', () => {
  const methods = found(
    /\bclient\s*\.((?:auth|chat|conversations|files|views|assistant|users|reactions)\s*(?:\.\w+)+)\(/g,
  ).map((name) => name.replaceAll(/\s/g, ''))
  const chained = found(/\bclient\.(?:chat|views|files|conversations)\s*\n\s*\.(\w+)\(/g)

  it('has the scopes that the methods and events need, and no other', () => {
    expect(methods.length).toBeGreaterThan(8)
    expect(methods.filter((method) => scopesOfMethods[method] === undefined)).toEqual([])
    // Those whose dot is on the next line are of a method that is used elsewhere too, or named here.
    expect(
      chained.filter((name) => !Object.keys(scopesOfMethods).some((method) => method.endsWith(`.${name}`))),
    ).toEqual([])
    const ofMethods = methods.flatMap((method) => scopesOfMethods[method] ?? [])
    const ofEvents = (manifest.settings.event_subscriptions.bot_events as string[]).flatMap(
      (name) => events[name]?.scope ?? [],
    )
    const needed = sorted([...ofMethods, ...ofEvents, 'commands'])
    expect(sorted(manifest.oauth_config.scopes.bot)).toEqual(needed)
    expect(sorted(neededScopes)).toEqual(needed)
  })

  it('subscribes to what is listened to, and to nothing else', () => {
    const subscribed = sorted(
      (manifest.settings.event_subscriptions.bot_events as string[]).map((name) => events[name]?.type ?? name),
    )
    expect(subscribed).toEqual(found(/\bapp\.event\('(\w+)'/g))
  })

  it('is of the agent’s view, the only one that Slack gives to new apps, inside its limits', () => {
    const { agent_view: agent, ...features } = manifest.features
    expect(features).not.toHaveProperty('assistant_view')
    expect(agent.agent_description.length).toBeLessThanOrEqual(300)
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140)
  })

  it('names the command and shortcuts as the listeners do', () => {
    expect(manifest.features.slash_commands).toMatchObject([{ command: shopCommand }])
    expect(manifest.features.shortcuts).toMatchObject([
      { type: 'message', callback_id: callbackIds.findProduct },
      { type: 'global', callback_id: callbackIds.searchShop },
    ])
  })

  it('has one address where Slack calls the service', () => {
    const addresses = [...text.matchAll(/# *(?:url|request_url|message_menu_options_url): (\S+)/g)].map(
      ([, url]) => url,
    )
    expect(addresses).toEqual(Array(4).fill('https://shop.example/slack/events'))
  })
})
