/** Longer ones are stories, and are not asked again. */
const longestQuestion = 200

/** Which of the products is spoken of. */
const pointing =
  /(?<![^ ])(?:the )?(?:first|second|third|fourth|fifth|sixth|last|other|1st|2nd|3rd|4th|5th|6th)(?: one)?(?![^ ])|(?<![^ ])(?:number|no|#) ?\d{1,2}(?![^ ])|(?<![^ ])(?:this|that) one(?![^ ])/g

const opening = /^(?:(?:and|ok|so|but|or|also|then) )*(?:(?:what|how) about )?/

/** A question without its opening: 'and what about the third' is 'the third'. */
export const withoutAbout = (line: string): string => line.replace(/^(?:(?:and|ok|so) )?(?:what|how) about /, '')

/**
 * The question that a message asks again: 'and the second one?' and 'what about with the case' say nothing else than of
 * what, or how, the question before is meant. Undefined for a message with a question of its own.
 */
export function questionAgain(line: string, before: string | undefined): string | undefined {
  if (before === undefined) return undefined
  const said = opening.exec(line)?.[0] ?? ''
  const rest = line.slice(said.length)
  if (said === '') return undefined
  if (rest.replaceAll(pointing, '').trim() === '') return before
  return /^(?:with|without|including) /.test(rest) ? `${before} ${rest}` : undefined
}

/** What is remembered of a question, without the product that it was asked of; nothing when nothing in particular was asked. */
export function remembered(line: string, terms: readonly string[]): { question?: string } {
  const question = line.replaceAll(pointing, 'it').trim()
  const isAsking =
    terms.length > 0 || /\b(?:how|what|whats|when|who|which|is|are|does|do|has|have|can)\b/.test(question)
  return isAsking && question.length <= longestQuestion ? { question } : {}
}
