/** Control characters but tab and line breaks: invisible, and null bytes end strings in some stores. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** Text from outside made safe to store and send on: well-formed Unicode, no control characters, trimmed. */
export const cleanText = (text: string): string => text.toWellFormed().replace(controls, ' ').trim()

/** Length as people count it, roughly: code points, so that an emoji does not count twice. */
export const lengthOf = (text: string): number => {
  let length = 0
  for (const _ of text) length += 1
  return length
}
