import { describe, expect, test } from 'vitest'
import {
  emptyConversation,
  isOpen,
  lastTurn,
  maxTurns,
  movedToNewConversation,
  openTurn,
  sentAgain,
  unsentTurn,
  withEvent,
  withMessage,
  withRating,
  withTurn,
} from './conversation.ts'
import { limits } from './limits.ts'
import type { StreamEvent } from './protocol.ts'

const asked = withMessage(emptyConversation, { messageId: 'm', text: 'a mouse', action: 'act' })
const meta: StreamEvent = { type: 'meta', conversationId: 'c', intent: 'product_search' }
const received = (...events: StreamEvent[]) => events.reduce((before, event) => withEvent(before, 'm', event), asked)

describe('an answer that comes in', () => {
  test('opens with meta, which says the conversation', () => {
    const conversation = withEvent(asked, 'm', meta, 'meta-1')
    expect(conversation.conversationId).toBe('c')
    expect(lastTurn(conversation)).toMatchObject({
      status: 'answering',
      intent: 'product_search',
      lastEventId: 'meta-1',
    })
  })

  test('has its parts in their places, and text grows', () => {
    const conversation = received(
      meta,
      { type: 'part', index: 1, part: { type: 'text', text: 'b' } },
      { type: 'part', index: 0, part: null },
      { type: 'delta', index: 1, text: 'c' },
      { type: 'delta', index: 2, text: 'd' },
    )
    expect(lastTurn(conversation)?.parts).toEqual([null, { type: 'text', text: 'bc' }, { type: 'text', text: 'd' }])
  })

  test('that begins anew replaces what had come of it', () => {
    const conversation = received(meta, { type: 'part', index: 0, part: { type: 'text', text: 'first' } }, meta)
    expect(lastTurn(conversation)?.parts).toEqual([])
  })

  test('is not added to what is no text, and text has an end', () => {
    const chips = { type: 'chips', chips: [] } as const
    expect(
      lastTurn(
        received(
          meta,
          { type: 'part', index: 0, part: { ...chips, chips: [] } },
          { type: 'delta', index: 0, text: 'x' },
        ),
      )?.parts,
    ).toEqual([chips])
    const long = 'x'.repeat(limits.text)
    const parts = lastTurn(
      received(meta, { type: 'delta', index: 0, text: long }, { type: 'delta', index: 0, text: 'y' }),
    )?.parts
    expect(parts).toEqual([{ type: 'text', text: long }])
  })

  test('is answered with done', () => {
    expect(isOpen(lastTurn(asked))).toBe(true)
    expect(isOpen(lastTurn(received(meta, { type: 'done', trace: undefined })))).toBe(false)
  })
})

test('the oldest messages go when there are too many', () => {
  let conversation = emptyConversation
  for (let index = 0; index < maxTurns + 5; index++) {
    conversation = withMessage(conversation, { messageId: `m${index}`, text: 't' })
  }
  expect(conversation.turns).toHaveLength(maxTurns)
  expect(conversation.turns[0]?.messageId).toBe('m5')
})

test('a message that is sent again keeps its id and its action, and nothing of its answer', () => {
  const failed = withTurn(received(meta, { type: 'delta', index: 0, text: 'half' }), 'm', {
    status: 'failed',
    failure: { reason: 'unreachable', wayOn: 'retry' },
  })
  const again = { messageId: 'm', text: 'a mouse', action: 'act', status: 'waiting', parts: [] }
  expect(lastTurn(sentAgain(failed, 'm'))).toEqual(again)
  expect(lastTurn(sentAgain(failed, 'm', 'unsent'))).toEqual({ ...again, status: 'unsent' })
})

test('what was written offline waits in its order, while an earlier message is answered', () => {
  const both = ['n', 'o'].reduce((before, messageId) => withMessage(before, { messageId, text: 't' }, 'unsent'), asked)
  expect([openTurn(both)?.messageId, unsentTurn(both)?.messageId]).toEqual(['m', 'n'])
  const answered = withEvent(both, 'm', { type: 'done', trace: undefined })
  expect(answered.turns.map(({ status }) => status)).toEqual(['answered', 'unsent', 'unsent'])
  expect(openTurn(answered)).toBeUndefined()
})

test('in another conversation only the words count, and what was written after them comes along', () => {
  const moved = movedToNewConversation(received(meta), 'm')
  expect(moved.conversationId).toBeUndefined()
  expect(moved.turns).toEqual([{ messageId: 'm', text: 'a mouse', status: 'waiting', parts: [] }])
  const later = withMessage(received(meta), { messageId: 'n', text: 't' }, 'unsent')
  expect(movedToNewConversation(later, 'm').turns.map(({ messageId }) => messageId)).toEqual(['m', 'n'])
})

test('a rating can be set and taken back', () => {
  const rated = withRating(asked, 'm', 'up')
  expect(lastTurn(rated)?.rating).toBe('up')
  expect(lastTurn(withRating(rated, 'm', undefined))).not.toHaveProperty('rating')
})

test('events and changes of a message that is gone change nothing', () => {
  expect(withEvent(emptyConversation, 'm', meta)).toBe(emptyConversation)
  expect(withTurn(asked, 'other', { status: 'stopped' })).toBe(asked)
  expect(sentAgain(asked, 'other').turns).toEqual(asked.turns)
})
