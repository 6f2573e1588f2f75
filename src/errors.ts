/** What a caller did wrong or the service cannot do, with the HTTP status that says so. */
export interface ErrorDetails {
  /** Machine-readable, kebab-case, stable: clients switch on it. */
  code: string
  /** HTTP status, 400 to 599. */
  status: number
  /** One sentence for a person. For a 5xx it is logged but never sent. */
  message: string
  /** Seconds after which trying again makes sense; sent as Retry-After. */
  retryAfterSeconds?: number
  cause?: unknown
}

/**
 * An expected failure. Everything that is thrown on purpose is one of these; any other error is a
 * defect, answered with a masked 500.
 */
export class ShopclerkError extends Error {
  readonly code: string
  readonly status: number
  readonly retryAfterSeconds: number | undefined

  constructor({ code, status, message, retryAfterSeconds, cause }: ErrorDetails) {
    super(message, { cause })
    this.name = 'ShopclerkError'
    this.code = code
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** 400: the input is not what the route takes. `message` names the field and why. */
export const invalidInput = (message: string): ShopclerkError =>
  new ShopclerkError({ code: 'invalid-input', status: 400, message })

/** 403: the conversation's id was not issued by this service, or not to this caller. */
export const foreignConversation = (): ShopclerkError =>
  new ShopclerkError({
    code: 'foreign-conversation',
    status: 403,
    message: 'This conversationId was not issued by this service.',
  })

/** 404: `what` is not there (or no longer). */
export const notFound = (what: string): ShopclerkError =>
  new ShopclerkError({ code: 'not-found', status: 404, message: `${what} was not found.` })

/** 503: more work is waiting than the service takes on. */
export const tooBusy = (retryAfterSeconds: number): ShopclerkError =>
  new ShopclerkError({
    code: 'too-busy',
    status: 503,
    message: 'Too many messages are waiting. Please try again in a moment.',
    retryAfterSeconds,
  })

/** The start must stop: one line for the operator, no stack trace. */
export class StartupError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'StartupError'
  }
}
