import type { RenderedMessage } from './render/render-reply.ts'

/** What is sent to a response_url (docs.slack.dev/interactivity/handling-user-interaction#message_responses). */
export type ResponseBody = Partial<RenderedMessage> & {
  response_type?: string
  replace_original?: boolean
  delete_original?: boolean
}

/** Slack refused what was sent to a response_url; in the form of the Web API's errors, which are read in one place. */
class ResponseRefused extends Error {
  readonly code: 'slack_webapi_platform_error' | 'slack_webapi_rate_limited_error' | 'slack_webapi_http_error'
  readonly data: { error: string }
  readonly retryAfter: number

  constructor(status: number, error: string, retryAfter: number) {
    super(`Slack answered ${status} at a response address: ${error}`)
    this.name = 'ResponseRefused'
    this.code =
      status === 429
        ? 'slack_webapi_rate_limited_error'
        : status >= 500
          ? 'slack_webapi_http_error'
          : 'slack_webapi_platform_error'
    this.data = { error }
    this.retryAfter = retryAfter
  }
}

const timeoutMs = 10_000
/** Seconds to wait when Slack does not say. */
const usualWait = 30
/** Characters of an error that are read. */
const longestError = 200

/** `no_text`, or `{"ok":false,"error":"invalid_blocks"}`: both are said. */
function errorIn(text: string): string | undefined {
  const said = /"error"\s*:\s*"(\w{1,60})"/.exec(text)?.[1] ?? /^\w{1,60}$/.exec(text.trim())?.[0]
  return said === 'ok' ? undefined : said
}

/**
 * Sends a message to a response_url. Rejects with an error that `readFailure` reads when Slack has refused it, and
 * with any other when it is not known whether Slack has it.
 */
export async function respond(url: string, body: ResponseBody): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const text = (await response.text()).slice(0, longestError)
  const error = errorIn(text)
  if (response.ok && error === undefined) return
  const retryAfter = Number(response.headers.get('retry-after') ?? usualWait)
  throw new ResponseRefused(response.status, error ?? 'refused', retryAfter)
}
