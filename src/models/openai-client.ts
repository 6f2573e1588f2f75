import OpenAI from 'openai'
import { boundedFetch } from './bounded-fetch.ts'

export interface OpenAiEndpoint {
  /** Endpoints of one's own often want none. */
  apiKey?: string
  /** Default: https://api.openai.com/v1. */
  baseUrl?: string
}

/**
 * The SDK's client for an endpoint, without the retries and the log of its own. Answers of more than `mostBytes` reject
 * with what `tooLarge` makes.
 */
export const openAiClient = ({ apiKey, baseUrl }: OpenAiEndpoint, mostBytes: number, tooLarge: () => Error): OpenAI =>
  new OpenAI({
    // The SDK wants a key, also for an endpoint that reads none.
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: boundedFetch(mostBytes, tooLarge),
  })
