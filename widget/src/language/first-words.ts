import type { FirstWords } from './words.ts'

/** English, as far as it is needed before anything is said. */
export const firstWords: FirstWords = {
  heading: 'Shop clerk',
  greeting: 'Hello! What are you looking for?',
  placeholder: 'Ask for a product…',
  message: 'Your message',
  send: 'Send',
  stop: 'Stop',
  left: (count) => `${count} left`,
  tooMany: (count) => `${count} too many`,
  notLoaded: 'This part could not be loaded.',
  tryAgain: 'Try again',
  offline: 'You are offline. What you write is sent when you are back.',
}
