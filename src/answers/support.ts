import type { AnswerTools } from './dependencies.ts'
import { plainAnswer } from './plain-answer.ts'

const text =
  'I can’t look up this shop’s policies, your account or past purchases: shipping, returns, warranty and payment are beyond me. The shop’s own help pages or its staff can tell you. What I can do is search the catalogue, compare products and tell you what their records say.'

/** Says honestly that questions about the shop's service are not answered here, and what is. */
export const support = (tools: AnswerTools) => plainAnswer(tools, text)
