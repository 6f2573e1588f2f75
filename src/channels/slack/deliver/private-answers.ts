import type { MessageKey } from '../../../chat/message.ts'
import { keyText } from '../../../chat/message-key.ts'

/** Where an answer goes that only its asker sees. */
export interface ResponseAddress {
  /** Slack's response_url. */
  url: string
  /** Whether the answer takes the place of the message with the button that was pressed. */
  replaces: boolean
}

/** The response addresses of questions that are being answered. They hold secrets, and are kept in memory alone. */
export interface PrivateAnswers {
  expect(key: MessageKey, address: ResponseAddress): void
  of(key: MessageKey): ResponseAddress | undefined
  forget(key: MessageKey): void
}

/** Milliseconds: Slack takes answers at an address for 30 minutes. */
const validMs = 29 * 60 * 1_000
/** Far more than can wait for an answer. */
const mostKept = 5_000

export function createPrivateAnswers(now: () => number = Date.now): PrivateAnswers {
  const kept = new Map<string, ResponseAddress & { until: number }>()
  return {
    expect(key, address) {
      kept.set(keyText(key), { ...address, until: now() + validMs })
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    },
    of(key) {
      const address = kept.get(keyText(key))
      return address === undefined || address.until < now() ? undefined : address
    },
    forget(key) {
      kept.delete(keyText(key))
    },
  }
}
