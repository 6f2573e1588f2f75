import { cleanText } from '../../../catalogue/text.ts'

/** Characters (code points) of a message, as on every channel. */
const longestMessage = 4_000

/** People, roles and channels, emoji of servers, times, commands: what people see there is not in the text. */
const references = /<(?:@[!&]?|#|a?:\w{1,64}:|t:-?|\/[^<>:]{1,100}:|id:)[\w:]{0,40}>/g
/** Marks of formatting around a word or before a line. */
const formatting = /(\*{1,3}|__|~~|\|\||`{1,3})(?=\S)([^\n]*?\S)\1/g
const openings = /^(?:#{1,3}|-#|>{1,3})\s+/gm

/** Whether nothing but a bullet stands beside it on its line: then it is crossed off a list, and stays so. */
function isLine(text: string, start: number, end: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const rest = text.slice(end, text.indexOf('\n', end) === -1 ? undefined : text.indexOf('\n', end))
  return line.length < 10 && /^[-*+•\s]*$/.test(line) && rest.trim() === ''
}

/** What somebody wrote, without Discord's markup (docs.discord.com/developers/reference#message-formatting). */
export function plainText(text: string): string {
  // Of longer texts nothing is read: no need to look through them.
  const words = text
    .slice(0, 2 * longestMessage)
    .replace(references, ' ')
    .replace(openings, '')
    .replace(formatting, (whole: string, mark: string, inner: string, at: number, all: string) =>
      mark === '~~' && isLine(all, at, at + whole.length) ? whole : inner,
    )
  const characters = [...cleanText(words)]
  return characters.length <= longestMessage ? characters.join('') : characters.slice(0, longestMessage).join('').trim()
}
