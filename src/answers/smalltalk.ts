import type { AnswerContext, Answerer } from '../chat/answer.ts'
import type { Labelled } from '../chat/reply.ts'
import { isSearching } from '../understanding/reading.ts'
import { type Courtesy, courtesyOf, courtesyOfSigns, courtesyWithin } from '../understanding/rules/courtesy-rules.ts'
import { lineOf } from '../understanding/rules/line.ts'
import { wordsOf } from '../understanding/words.ts'
import type { AnswerTools } from './dependencies.ts'
import { createPhrasing } from './phrasing.ts'
import { smalltalkTexts, textsInSearch } from './smalltalk-texts.ts'
import { saying, shopSuggestions, suggestionsPart } from './suggestions.ts'

/** Who says these wants something found, or does not know what yet. After the others, an offer would be pushing. */
const opening: ReadonlySet<Courtesy | 'silence'> = new Set<Courtesy | 'silence'>([
  'silence',
  'greeting',
  'self',
  'pleasantry',
  'help',
  'presence',
  'confusion',
  'uncertainty',
  'rejection',
  'agreement',
])

/** Answers courtesy, briefly, in changing words, and asks back where a message says nothing. The search stays as it was. */
export function smalltalk(tools: AnswerTools): Answerer {
  const phrase = createPhrasing()
  return async (context) => {
    const kind = kindOf(context.message.text)
    const isInSearch = isSearching(context.state)
    context.emit({
      type: 'text',
      text: phrase(context, (isInSearch ? textsInSearch[kind] : undefined) ?? smalltalkTexts[kind]),
    })
    const suggestions = await suggestionsAfter(kind, context, tools)
    if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
    return { state: context.state, trace: tools.noQueries }
  }
}

function kindOf(text: string): Courtesy | 'silence' {
  const signs = courtesyOfSigns(text)
  if (signs !== undefined) return signs
  const line = lineOf(wordsOf(text))
  if (!/[\p{L}\p{N}]/u.test(line)) return 'silence'
  return courtesyOf(line) ?? courtesyWithin(line) ?? 'agreement'
}

async function suggestionsAfter(
  kind: Courtesy | 'silence',
  context: AnswerContext,
  tools: AnswerTools,
): Promise<Labelled[]> {
  if (kind === 'insult' || kind === 'machine') return [saying(context, 'Talk to a person', 'talk to a person')]
  if (!opening.has(kind)) return []
  if (!isSearching(context.state)) return shopSuggestions(context, await tools.shop())
  if (kind !== 'uncertainty' && kind !== 'rejection') return []
  return [...otherWays(context), ...shopSuggestions(context, await tools.shop())]
}

/** Ways to go on from results of which none is right. Each finds at least what was found before. */
function otherWays(context: AnswerContext): Labelled[] {
  const { price, brands, colours, department, sort, results, terms } = context.state
  if (results.length === 0) return []
  const lifting = (label: string, text: string, isSet: boolean): Labelled[] =>
    // What is left without the limit must be a search still.
    isSet && terms.length > 0 ? [saying(context, label, text)] : []
  const ordering = (label: string, text: string, isSet: boolean): Labelled[] =>
    results.length > 1 && !isSet ? [saying(context, label, text)] : []
  return [
    ...lifting('Any price', 'any price', price !== undefined),
    ...lifting('Any brand', 'any brand', brands.include.length + brands.exclude.length > 0),
    ...lifting('Any colour', 'any colour', colours.include.length + colours.exclude.length > 0),
    ...lifting('Any department', 'any department', department !== undefined),
    ...ordering('Best rated first', 'best rated first', sort === 'rating'),
    ...ordering('Cheapest first', 'cheapest first', sort === 'price_asc'),
  ]
}
