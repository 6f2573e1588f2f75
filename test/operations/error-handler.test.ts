import { describe, expect, it } from 'vitest'
import { foreignConversation, invalidInput, ShopclerkError, tooBusy } from '../../src/errors.ts'
import { answerTo } from '../../src/operations/error-handler.ts'

const frameworkError = (code: string, statusCode: number | undefined, message: string) =>
  Object.assign(new Error(message), { code, statusCode, name: 'FastifyError' })

describe('answerTo', () => {
  it('says what an expected error says', () => {
    expect(answerTo(invalidInput('q is too long.'))).toMatchObject({
      status: 400,
      code: 'invalid-input',
      message: 'q is too long.',
    })
    expect(answerTo(foreignConversation())).toMatchObject({ status: 403, code: 'foreign-conversation' })
    expect(answerTo(tooBusy(2))).toMatchObject({ status: 503, code: 'too-busy', retryAfterSeconds: 2 })
  })

  it('masks everything else of status 5xx', () => {
    const masked = { status: 500, code: 'internal', message: 'Something went wrong on our side.' }
    expect(answerTo(frameworkError('', undefined, 'SQLITE_CORRUPT at /home/me'))).toEqual(masked)
    expect(answerTo(frameworkError('X', 502, 'upstream 10.0.0.7 refused'))).toEqual(masked)
  })

  it('masks a coded 5xx of our own too', () => {
    const error = new ShopclerkError({
      code: 'engine-failed',
      status: 500,
      message: 'disk I/O error in /data/catalogue.db',
    })
    expect(answerTo(error).message).not.toMatch(/catalogue\.db/)
  })
})
