import type { AnswerTools } from './dependencies.ts'
import { plainAnswer } from './plain-answer.ts'

const text =
  'I can’t look at pictures. Tell me in words what you are looking for: what it is, its brand, its colour, or a number printed on it.'

/** Says honestly that pictures are not understood here; the search so far stays. */
export const imageSearch = (tools: AnswerTools) => plainAnswer(tools, text)
