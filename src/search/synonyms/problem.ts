/** A list of synonyms cannot be used: where, from 1, and why. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  readonly line: number

  constructor(line: number, reason: string) {
    super(reason)
    this.line = line
  }
}
