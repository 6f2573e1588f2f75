import { ShopclerkError } from '../errors.ts'

/** 503: the process is about to end, or has not begun. */
export const shuttingDown = (): ShopclerkError =>
  new ShopclerkError({
    code: 'shutting-down',
    status: 503,
    message: 'The service is restarting. Please try again in a moment.',
    retryAfterSeconds: 2,
  })

/** 503: the reply is being made by another process, which takes longer than it should. */
export const answerDelayed = (): ShopclerkError =>
  new ShopclerkError({
    code: 'answer-delayed',
    status: 503,
    message: 'The answer takes longer than usual. Please ask for it again in a moment.',
    retryAfterSeconds: 5,
  })
