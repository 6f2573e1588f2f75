import type { Register, SlackContext } from '../context.ts'
import type { IncomingMessage } from '../parse/message-event.ts'
import { slackLimits } from '../render/limits.ts'
import { cut } from '../render/text.ts'
import { afterwards } from './afterwards.ts'

/** Characters of a thread's title: one line of Slack's history. */
const longestTitle = 60

/** The agent's view: ways to begin, when somebody opens their messages with it. */
export const registerAssistant: Register = (app, context) => {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'messages') return
    afterwards(context, 'assistant.threads.setSuggestedPrompts', async () =>
      context.client.assistant.threads.setSuggestedPrompts({
        // Without a thread: they are for the whole view, and Slack ignores those for a thread.
        channel_id: event.channel,
        title: 'What are you looking for?',
        prompts: await promptsFor(context),
      }),
    )
  })
}

interface Prompt {
  title: string
  message: string
}

/** Some of the shop's departments, and what the help centre is asked most. */
async function promptsFor({ departments }: SlackContext): Promise<[Prompt, ...Prompt[]]> {
  const shopping = (await departments()).slice(0, slackLimits.prompts - 1).map(({ name, categories }) => {
    const what = categories[0]?.name ?? name
    return { title: cut(`Show me ${what}`, longestTitle), message: what }
  })
  return [{ title: 'How do returns work?', message: 'How do I return something?' }, ...shopping]
}

/** A thread with the agent is called by what was asked in it first. */
export function titleThread({ conversation, message }: IncomingMessage, { client, store, log }: SlackContext): void {
  if (conversation.kind !== 'thread' || !conversation.channel.startsWith('D')) return
  const { channel, thread } = conversation
  const title = cut(message.text.replaceAll(/\s+/g, ' '), longestTitle)
  const setTitle = async (): Promise<void> => {
    if (title === '' || (await store.turns(message.conversationId, 1)).length > 0) return
    await client.assistant.threads.setTitle({ channel_id: channel, thread_ts: thread, title })
  }
  // The answer is worth more than its title.
  setTitle().catch((err: unknown) => log.info({ err }, 'A thread got no title'))
}
