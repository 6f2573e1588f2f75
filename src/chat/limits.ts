/** The bounds of a chat; each is a whole number of at least 1. */
export interface ChatLimits {
  /** Messages that wait for their answer, in all. */
  waiting: number
  /** Messages that wait for their answer, in one conversation. */
  waitingInConversation: number
  /** Messages that are answered side by side. */
  concurrency: number
  /** Milliseconds that one answer may take. */
  answerMs: number
  /** The same where pictures have to be read for it, which wait for each other. */
  pictureAnswerMs: number
  /** How often an answer is begun, when processes die over it, before it is given up. */
  attempts: number
  partsInReply: number
  actionsInReply: number
  /** UTF-16 units of streamed text in one reply. */
  textInReply: number
  /** Readers that follow one reply live. */
  followers: number
  /** Milliseconds that a reader waits for a reply that another process makes. */
  followMs: number
  /** Deliveries side by side, on one channel. */
  deliveries: number
  /** Replies that wait for delivery, on one channel. */
  undelivered: number
  /** How often a delivery is tried before it is left to the next start. */
  deliveryTries: number
  /** Milliseconds that one try of a delivery may take. */
  deliveryMs: number
  /** Milliseconds between two signs of life. */
  beatMs: number
  /** Milliseconds without a sign of life after which a process counts as dead. */
  deadAfterMs: number
  /** Milliseconds between two looks for work left behind. */
  sweepMs: number
  /** Milliseconds that a clean stop may take. */
  closeMs: number
  /** Days after which what was said is forgotten. */
  retentionDays: number
}

const defaults: ChatLimits = {
  waiting: 1_000,
  waitingInConversation: 20,
  concurrency: 64,
  answerMs: 20_000,
  pictureAnswerMs: 90_000,
  attempts: 3,
  partsInReply: 100,
  actionsInReply: 500,
  textInReply: 100_000,
  followers: 32,
  // A dead process's message is taken over after 5 s and then answered, with pictures within 90 s.
  followMs: 120_000,
  deliveries: 16,
  undelivered: 1_000,
  // Waits grow to half a minute: about two minutes in all, as long as a platform's short outage.
  deliveryTries: 10,
  // Longer than any sound HTTP client waits: it frees the lane of a deliverer that hangs.
  deliveryMs: 60_000,
  beatMs: 1_000,
  deadAfterMs: 5_000,
  sweepMs: 2_000,
  closeMs: 10_000,
  retentionDays: 30,
}

/**
 * `given` over the defaults, checked as a whole.
 * @throws RangeError that names what is wrong.
 */
export function chatLimits(given: Partial<ChatLimits> = {}): ChatLimits {
  const limits = { ...defaults, ...Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)) }
  for (const [name, value] of Object.entries(limits)) {
    if (!(name in defaults)) throw new RangeError(`${name} is not a limit.`)
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`${name} must be a whole number of at least 1, not ${value}.`)
    }
  }
  if (limits.waitingInConversation > limits.waiting) {
    throw new RangeError('waitingInConversation must not be above waiting.')
  }
  // One late sign of life must not make a process look dead.
  if (limits.deadAfterMs < 2 * limits.beatMs) throw new RangeError('deadAfterMs must be at least twice beatMs.')
  return limits
}
