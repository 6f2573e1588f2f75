import type { Part } from './reply.ts'

/** What is said when there is no answer: never nothing, and nothing that is not so. */
export const apologies = {
  failed: {
    type: 'notice',
    kind: 'failed',
    text: 'Sorry, something went wrong on our side and I could not finish this answer. Please try again.',
  },
  stopped: { type: 'notice', kind: 'stopped', text: 'Stopped.' },
  expiredAction: {
    type: 'notice',
    kind: 'expired-action',
    text: 'That button no longer works. Please tell me in your own words what you are looking for.',
  },
} as const satisfies Record<string, Part>
