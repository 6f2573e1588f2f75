import type { AnswerContext, Answerer } from '../chat/answer.ts'
import type { HandoffOutcome } from '../chat/handoff.ts'
import { topicPart } from './articles.ts'
import type { AnswerTools } from './dependencies.ts'

/** What is said when there is a contact to name, and when there is none. */
const texts: Readonly<Record<HandoffOutcome, { withContact: string; alone: string }>> = {
  'passed-on': {
    withContact:
      'I’ve passed this conversation on to our team: they have what we said so far. You can also reach them here:',
    alone: 'I’ve passed this conversation on to our team: they have what we said so far.',
  },
  already: {
    withContact: 'Our team has this conversation already. You can also reach them here:',
    alone: 'Our team has this conversation already.',
  },
  failed: {
    withContact:
      'I tried to pass this conversation on to our team and could not reach them just now. This is how you reach them:',
    alone:
      'I tried to pass this conversation on to our team and could not reach them just now. Please try again in a while.',
  },
  'not-configured': {
    withContact: 'I can’t bring a person into this chat. This is how you reach our team:',
    alone: 'I can’t connect you with a person from here. Please use the contact that the shop gives on its pages.',
  },
}

/** Passes the conversation on to people where the shop has them on the line, and says how to reach them. */
export const handoff =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    const { channel, conversationId, locale } = context.message
    const outcome = await tools.handoff.request({ channel, conversationId, locale, signal: context.signal })
    const contact = await topicPart(tools.support, 'contact')
    context.emit({ type: 'text', text: contact === undefined ? texts[outcome].alone : texts[outcome].withContact })
    if (contact !== undefined) context.emit(contact)
    if (outcome === 'passed-on') askForContact(context)
    return { state: context.state, trace: tools.noQueries }
  }

const askForContact = (context: AnswerContext): void =>
  context.emit({
    type: 'text',
    text: 'If they should write or call you, send me your mail address or telephone number and ask for a person again.',
  })
