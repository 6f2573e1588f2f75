import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel'
import { APIConnectionError, APIError, APIUserAbortError } from 'openai'
import {
  type LanguageModel,
  LanguageModelError,
  type ModelRequest,
  type StructuredRequest,
} from '../understanding/language-model.ts'
import { openAiClient } from './openai-client.ts'
import type { TokenBudget } from './token-budget.ts'

export interface OpenAiLanguageModelOptions {
  apiKey: string
  /** Default: https://api.openai.com/v1. */
  baseUrl?: string
  model: string
  budget: TokenBudget
  /** Milliseconds for which a service that failed three times in a row is left alone; default: 30,000. */
  rest?: number
}

/** A reading has some hundred bytes, a phrasing some thousand; with the protocol around it. */
const mostBytesOfAnswer = 256 * 1_024

/** An English token is about four characters; counted short, so that a budget is not overrun. */
const charactersOfToken = 3

/** Failures one after the other, after which nobody waits for the next. */
const mostFailures = 3

/**
 * A language model at an endpoint with OpenAI's chat completions. Requests are not repeated: a shopper waits. Tokens are
 * counted against the budget as the service reports them, or by length where it does not; a spent budget and an endpoint
 * that keeps failing are not asked.
 */
export function createOpenAiLanguageModel(options: OpenAiLanguageModelOptions): LanguageModel {
  const { model, budget, rest = 30_000 } = options
  const client = openAiClient(
    options,
    mostBytesOfAnswer,
    () => new LanguageModelError('The language model answered with more than 256 KB.'),
  )
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: rest, breaker: new ConsecutiveBreaker(mostFailures) })

  const guarded = async <T>(request: ModelRequest, work: () => Promise<T>): Promise<T> => {
    if (!budget.allows(tokensOf(request)))
      throw new LanguageModelError(
        'The tokens of OPENAI_DAILY_TOKENS are spent for today; the language model is not asked.',
      )
    try {
      return await breaker.execute(work)
    } catch (error) {
      throw failureOf(error)
    }
  }

  return {
    async structured(request, signal) {
      const body = { ...bodyOf(model, request), response_format: formatOf(request) } as const
      const answer = await guarded(request, () => client.chat.completions.create(body, { signal }))
      // What is declared of an answer holds for the service's own; others may send anything.
      const sent = answer as Partial<typeof answer> | null
      const text: unknown = sent?.choices?.[0]?.message?.content
      await budget.spend(countedTokens(sent?.usage?.total_tokens, request))
      if (typeof text !== 'string' || text === '')
        throw new LanguageModelError('The language model answered with no text.')
      return text
    },
    async *text(request, signal) {
      const body = { ...bodyOf(model, request), stream: true, stream_options: { include_usage: true } } as const
      const stream = await guarded(request, () => client.chat.completions.create(body, { signal }))
      let tokens: number | undefined
      try {
        for await (const { choices, usage } of stream) {
          tokens = usage?.total_tokens ?? tokens
          const piece = choices?.[0]?.delta?.content
          if (typeof piece === 'string' && piece !== '') yield piece
        }
      } catch (error) {
        throw failureOf(error)
      } finally {
        await budget.spend(countedTokens(tokens, request))
      }
    },
  }
}

/** What the largest picture costs a model that looks at all of it. */
const tokensOfPicture = 3_000

const tokensOf = ({ instructions, input, pictures = [], mostTokens }: ModelRequest): number =>
  Math.ceil((instructions.length + input.length) / charactersOfToken) + pictures.length * tokensOfPicture + mostTokens

/** What the service reports, unless that cannot be true. */
const countedTokens = (reported: unknown, request: ModelRequest): number =>
  typeof reported === 'number' && reported > 0 && reported < 10 * tokensOf(request) ? reported : tokensOf(request)

const bodyOf = (model: string, { instructions, input, pictures = [], mostTokens }: ModelRequest) => ({
  model,
  max_completion_tokens: mostTokens,
  messages: [
    { role: 'system' as const, content: instructions },
    { role: 'user' as const, content: pictures.length === 0 ? input : [textPart(input), ...pictures.map(picturePart)] },
  ],
})

const textPart = (text: string) => ({ type: 'text' as const, text })

/** Within the request: the service fetches nothing. */
const picturePart = ({ bytes, mimeType }: { bytes: Uint8Array; mimeType: string }) => ({
  type: 'image_url' as const,
  image_url: { url: `data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}`, detail: 'high' as const },
})

const formatOf = ({ name, schema }: StructuredRequest) => ({
  type: 'json_schema' as const,
  json_schema: { name, strict: true, schema: JSON.parse(JSON.stringify(schema)) as Record<string, unknown> },
})

/** One line for the operator, which holds nothing that the server wrote. */
function failureOf(error: unknown): LanguageModelError {
  if (error instanceof LanguageModelError) return error
  return new LanguageModelError(`The language model ${reasonOf(error)}.`)
}

function reasonOf(error: unknown): string {
  if (error instanceof BrokenCircuitError) return 'failed several times in a row and is left alone for a while'
  if (error instanceof APIUserAbortError || (error instanceof Error && error.name === 'AbortError'))
    return 'did not answer in time'
  if (error instanceof APIConnectionError) return 'cannot be reached'
  if (error instanceof APIError && typeof error.status === 'number') {
    if (error.status === 401 || error.status === 403) return `refuses the key of OPENAI_API_KEY (${error.status})`
    if (error.status === 404) return 'does not know the model of OPENAI_CHAT_MODEL (404)'
    return error.status === 429 ? 'takes no more requests for now (429)' : `answered with status ${error.status}`
  }
  return 'answered with something that is no answer of a language model'
}
