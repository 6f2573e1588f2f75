import type { Register, SlackContext } from '../context.ts'
import type { IncomingMessage } from '../parse/message-event.ts'
import { slackLimits } from '../render/limits.ts'
import { cut } from '../render/text.ts'

/** Characters of a thread's title: one line of Slack's history. */
const longestTitle = 60

/** The assistant view: ways to begin, when somebody opens a thread. */
export const registerAssistant: Register = (app, context) => {
  app.event('assistant_thread_started', async ({ event }) => {
    const { channel_id, thread_ts } = event.assistant_thread
    try {
      await context.client.assistant.threads.setSuggestedPrompts({
        channel_id,
        thread_ts,
        title: 'What are you looking for?',
        prompts: await promptsFor(context),
      })
    } catch (error) {
      // Without prompts a thread works all the same.
      context.admin.report(error, 'assistant.threads.setSuggestedPrompts')
    }
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

/** A thread of the assistant is called by what was asked in it first. */
export function titleThread({ conversation, message }: IncomingMessage, { client, store, log }: SlackContext): void {
  if (conversation.kind !== 'thread' || !conversation.channel.startsWith('D')) return
  const { channel, thread } = conversation
  const title = cut(message.text.replaceAll(/\s+/g, ' '), longestTitle)
  const setTitle = async (): Promise<void> => {
    if (title === '' || (await store.turns(message.conversationId, 1)).length > 0) return
    await client.assistant.threads.setTitle({ channel_id: channel, thread_ts: thread, title })
  }
  // A thread below an answer in the Messages tab is none of the assistant's, and has no title.
  setTitle().catch((err: unknown) => log.info({ err }, 'A thread got no title'))
}
