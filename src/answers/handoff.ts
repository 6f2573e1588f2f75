import type { AnswerTools } from './dependencies.ts'
import { plainAnswer } from './plain-answer.ts'

const text =
  'I can’t connect you with a person from here. Please use the contact that the shop gives on its pages. If it is about a product, I can search, compare, and tell you what its record says.'

/** Says honestly that nobody can be reached from here. */
export const handoff = (tools: AnswerTools) => plainAnswer(tools, text)
