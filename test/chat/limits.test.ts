import { describe, expect, it } from 'vitest'
import { chatLimits } from '../../src/chat/limits.ts'

describe('the limits of a chat', () => {
  it('are the defaults, where nothing is told', () => {
    expect(chatLimits()).toMatchObject({ waiting: 1_000, waitingInConversation: 20, answerMs: 20_000, closeMs: 10_000 })
    expect(chatLimits({ waiting: 50 })).toMatchObject({ waiting: 50, waitingInConversation: 20 })
  })

  it.each([
    [{ waiting: 0 }, 'waiting'],
    [{ answerMs: 1.5 }, 'answerMs'],
    [{ closeMs: Number.NaN }, 'closeMs'],
    [{ concurrency: Number.POSITIVE_INFINITY }, 'concurrency'],
    [{ waiting: '5' as unknown as number }, 'waiting'],
    [{ wating: 5 } as object, 'wating'],
    [{ waiting: 10 }, 'waitingInConversation'],
    [{ beatMs: 3_000 }, 'deadAfterMs'],
  ])('are refused together with their defaults when they make no sense: %j', (given, named) => {
    expect(() => chatLimits(given)).toThrow(new RegExp(named))
  })
})
