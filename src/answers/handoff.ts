import type { AnswerContext, Answerer } from '../chat/answer.ts'
import type { HandoffOutcome, HandoffStatus } from '../chat/handoff.ts'
import { isOnlyContact } from '../understanding/contact.ts'
import { lineOf } from '../understanding/rules/line.ts'
import { serviceIntent } from '../understanding/rules/service-rules.ts'
import { wordsOf } from '../understanding/words.ts'
import { topicPart } from './articles.ts'
import type { AnswerTools } from './dependencies.ts'
import { saying, suggestionsPart } from './suggestions.ts'

/** What is said when there is a contact to name, and when there is none. */
const texts: Readonly<Record<HandoffStatus, { withContact: string; alone: string }>> = {
  'passed-on': { withContact: 'You can also reach them yourself:', alone: '' },
  already: {
    withContact:
      'Our team has this conversation already; nothing new was said since. You can also reach them yourself:',
    alone: 'Our team has this conversation already; nothing new was said since.',
  },
  failed: {
    withContact:
      'I tried to pass this conversation on to our team and could not reach them just now, so they do not have it. This is how you reach them:',
    alone:
      'I tried to pass this conversation on to our team and could not reach them just now, so they do not have it. Please try again in a while.',
  },
  'not-configured': {
    withContact: 'I can’t bring a person into this chat. This is how you reach our team:',
    alone: 'I can’t connect you with a person from here. Please use the contact that the shop gives on its pages.',
  },
}

/**
 * Passes the conversation on to people where the shop has them on the line, and says how to reach them. A mail address or
 * telephone number alone goes after a conversation that was passed on, and nowhere else: nobody asked for it to be.
 */
export const handoff =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    const outcome = await requested(tools, context)
    const contact = await topicPart(tools.support, 'contact')
    if (outcome === undefined) {
      offer(context)
    } else {
      if (outcome.status === 'passed-on') context.emit({ type: 'text', text: passedOn(outcome) })
      const text = contact === undefined ? texts[outcome.status].alone : texts[outcome.status].withContact
      if (text !== '') context.emit({ type: 'text', text })
      if (contact !== undefined) context.emit(contact)
      if (outcome.status === 'failed') context.emit(suggestionsPart([saying(context, 'Try again', 'talk to a person')]))
    }
    return { state: context.state, trace: tools.noQueries }
  }

async function requested(tools: AnswerTools, context: AnswerContext): Promise<HandoffOutcome | undefined> {
  const { channel, conversationId, locale, text } = context.message
  const isAsked = !isOnlyContact(text) || serviceIntent(lineOf(wordsOf(text))) === 'handoff'
  if (!isAsked && tools.handoff.isConfigured && !(await tools.handoff.wasRequested(conversationId))) return undefined
  return tools.handoff.request({ channel, conversationId, locale, signal: context.signal })
}

/** Said before anything leaves the chat. */
const offer = (context: AnswerContext): void => {
  context.emit({
    type: 'text',
    text: 'I can’t write to you or call you myself. Shall I pass this conversation on to our team, with how to reach you?',
  })
  context.emit(suggestionsPart([saying(context, 'Yes, pass it on', 'talk to a person')]))
}

/** What people have now; and what they would need to answer. */
function passedOn({ contact }: HandoffOutcome): string {
  const what = 'I’ve passed this conversation on to our team: they have what we said so far, with the products shown'
  return contact === undefined
    ? `${what}, and nothing else about you. So that they can answer, write your mail address or telephone number here and I’ll pass it on too.`
    : `${what}, and where to reach you: ${contact}.`
}
