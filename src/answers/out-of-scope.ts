import type { Answerer } from '../chat/answer.ts'
import { isSearching } from '../understanding/reading.ts'
import { concernOf } from '../understanding/rules/distress-rules.ts'
import { lineOf } from '../understanding/rules/line.ts'
import { wordsOf } from '../understanding/words.ts'
import type { AnswerTools } from './dependencies.ts'
import { concernTexts, topicOf } from './out-of-scope-texts.ts'
import { createPhrasing } from './phrasing.ts'
import { shopSuggestions, suggestionsPart } from './suggestions.ts'

/** Leads back to shopping, kindly; people in need are told who can help, and are offered nothing. */
export function outOfScope(tools: AnswerTools): Answerer {
  const phrase = createPhrasing()
  return async (context) => {
    const line = lineOf(wordsOf(context.message.text))
    const concern = concernOf(line)
    if (concern !== undefined) {
      context.emit({ type: 'text', text: concernTexts[concern] })
      return { state: context.state, trace: tools.noQueries }
    }
    const subject = topicOf(line)
    const opening = subject === undefined ? 'That' : `${subject}, I’m afraid,`
    context.emit({
      type: 'text',
      text: phrase(context, [
        `${opening} is outside what I know. I can find this shop’s products, compare them, and answer questions about orders and returns.`,
        `${opening} is not something I can help with. I know this shop’s products and its help centre: tell me what to look for.`,
        `${opening} is beyond me. What I can do is find things in this shop and answer questions about buying them.`,
      ]),
    })
    const suggestions = isSearching(context.state) ? [] : shopSuggestions(context, await tools.shop())
    if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
    return { state: context.state, trace: tools.noQueries }
  }
}
