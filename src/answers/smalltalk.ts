import type { Answerer } from '../chat/answer.ts'
import { type Courtesy, courtesyOf, courtesyWithin } from '../understanding/rules/conversation-rules.ts'
import { lineOf } from '../understanding/rules/line.ts'
import { wordsOf } from '../understanding/words.ts'
import type { AnswerTools } from './dependencies.ts'
import { shopSuggestions, suggestionsPart } from './suggestions.ts'

const abilities =
  'I can search this shop’s catalogue, narrow a search down by price, brand or colour, compare products and tell you what their records say.'

const texts: Readonly<Record<Courtesy, string>> = {
  greeting: 'Hello! What are you looking for?',
  thanks: 'You’re welcome! Anything else you would like to find?',
  goodbye: 'Goodbye, and thanks for stopping by!',
  self: `I’m this shop’s assistant, a program. ${abilities}`,
  pleasantry: 'All well here, thank you! What can I find for you?',
  help: `${abilities} Try “wireless mouse under $30”, then “in black”, “cheaper” or “compare the first two”.`,
  reply: 'Fine! Tell me what to look for, or how to change the search.',
}

/** Answers courtesy, briefly, and asks back where a message says nothing. */
export const smalltalk =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    const line = lineOf(wordsOf(context.message.text))
    const kind = courtesyOf(line) ?? courtesyWithin(line) ?? 'reply'
    const text = line === '' ? 'What would you like me to find? A few words will do.' : texts[kind]
    context.emit({ type: 'text', text })
    const suggestions =
      kind === 'goodbye' || context.state.terms.length > 0 ? [] : shopSuggestions(context, await tools.shop())
    if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
    return { state: context.state, trace: tools.noQueries }
  }
