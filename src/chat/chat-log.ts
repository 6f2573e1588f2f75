/** Where the core says what an operator should know. What shoppers wrote never goes in. */
export interface ChatLog {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
