import type { AnswerTools } from './dependencies.ts'
import { plainAnswer } from './plain-answer.ts'

const text = 'That is outside what I know: I only know this shop’s products. Tell me what to look for and I will.'

/** Leads back to shopping. */
export const outOfScope = (tools: AnswerTools) => plainAnswer(tools, text)
