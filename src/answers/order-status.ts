import type { AnswerTools } from './dependencies.ts'
import { plainAnswer } from './plain-answer.ts'

const text =
  'I have no access to orders or deliveries, so I can’t tell you where yours is. The confirmation of your order, or the shop’s staff, can. What I can do is find and compare products.'

/** Says honestly that orders cannot be seen here. */
export const orderStatus = (tools: AnswerTools) => plainAnswer(tools, text)
