import type { Concern } from '../understanding/rules/distress-rules.ts'
import { anyOf } from '../understanding/rules/line.ts'

const numbers = '911 in the US and Canada, 112 in the EU, 999 in the UK'

/** Said to people in need: plainly, to whom they can turn; nothing is sold to them. */
export const concernTexts: Readonly<Record<Concern, string>> = {
  'self-harm':
    'I’m so sorry that you feel this way, and I’m glad that you said it. I’m only a shop’s program, so please talk to a ' +
    'person now: someone close to you, or a crisis line. In the US and Canada call or text 988, in the UK and Ireland ' +
    `call 116 123; findahelpline.com lists others. If you are in danger right now, call emergency services (${numbers}).`,
  sorrow:
    'I’m sorry; that sounds hard. I’m only a shop’s program, but you needn’t be alone with it: someone you trust, your ' +
    'doctor or a helpline can listen. findahelpline.com lists helplines for your country. I’m here when you need something from the shop.',
  danger:
    'That sounds dangerous, and I’m only a shop’s program. If anybody is in danger right now, call emergency services ' +
    `(${numbers}). Someone you trust or a helpline can stand by you too; findahelpline.com lists them for your country.`,
  emergency:
    `That may be an emergency, and I’m only a shop’s program: please call emergency services now (${numbers}), or have ` +
    'someone near you call.',
  medical:
    'That is a question for a doctor or a pharmacist, and I’m only a shop’s program: I would rather give no advice than wrong ' +
    `advice. If it is urgent, call emergency services (${numbers}).`,
  legal:
    'That is a question for a lawyer or a legal advice centre; I’m only a shop’s program and know nothing of the law.',
}

/** What is often asked of assistants, by names of our own, so that no text of a stranger is said back. */
const topics: readonly (readonly [string, RegExp])[] = [
  [
    'The weather',
    anyOf('weather', 'forecast', '(?:rain|snow)(?:ing)? (?:today|tomorrow|outside)', 'temperature (?:outside|in)'),
  ],
  ['The time of day', anyOf('what time is it', 'whats the time', 'what (?:day|date) is (?:it|today)')],
  [
    'Translating',
    anyOf('translate', 'translation of', 'how do you say', 'in (?:spanish|french|german|italian|japanese|chinese)'),
  ],
  [
    'Arithmetic',
    anyOf(
      'square root',
      'calculate',
      'what is \\d+ .{1,12}\\d+',
      'convert \\d+',
      '\\d+ (?:times|plus|minus|divided by) \\d+',
    ),
  ],
  [
    'Writing',
    anyOf(
      'write (?:me |us )?(?:a |an |my )?(?:poem|story|essay|song|letter|mail|email|haiku|rap)',
      'tell me a story',
      'poem',
    ),
  ],
  [
    'Programming',
    anyOf('python', 'javascript', 'write (?:me )?(?:a |some )?(?:code|script|program|function)', 'for loop', 'sql'),
  ],
  ['Sport', anyOf('who won', 'score of', 'world cup', 'super ?bowl', 'football game', 'playoffs')],
  ['News and politics', anyOf('president', 'prime minister', 'election', 'in the news', 'latest news', 'politics')],
  [
    'Timers and reminders',
    anyOf('remind me', 'set (?:a |an |the |my )?(?:timer|alarm|reminder)', 'wake me', 'to ?do list'),
  ],
  ['Music and film', anyOf('play (?:me )?(?:some |a )?(?:music|songs?)', 'sing', 'movies?', 'netflix')],
  ['Travel', anyOf('flights?', 'book (?:me )?(?:a |an )?(?:hotel|flight|table|room|taxi|uber)', 'visa')],
  [
    'Banking',
    anyOf('bank account', 'my (?:balance|credit score|bank)', 'stock market', 'interest rate', 'mortgage', 'bitcoin'),
  ],
  ['Cooking', anyOf('recipes?', 'how (?:do|to|long) .{0,20}(?:cook|bake|boil)', 'calories')],
]

/** The name of what was asked, at the beginning of a sentence; undefined for what has none. */
export const topicOf = (line: string): string | undefined => topics.find(([, pattern]) => pattern.test(line))?.[0]
