import { compile } from 'html-to-text'

const convert = compile({
  wordwrap: false,
  // A record is at most 1 MB; deeper nesting than this is no description.
  limits: { maxDepth: 100 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'iframe', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '• ' } },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})

const knownTag =
  /<\/?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|a|img|script|style|iframe|font|small|sup|sub|center|hr|section|article|blockquote|pre|code|figure|video|meta|body|html)(?:\s[^<>]*)?\/?>/i
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i

/**
 * The text of a field that holds HTML, or may: lists, tables and entities become plain, scripts and styles go. Text
 * without a tag of HTML keeps its '<' and its line ends. HTML that was escaped once too often is read all the same.
 */
export function htmlToText(text: string): string {
  if (knownTag.test(text)) return convert(text)
  if (!entity.test(text)) return text
  const unescaped = text.split('\n').map(withoutEntities).join('\n')
  return knownTag.test(unescaped) ? convert(unescaped) : unescaped
}

/** The line's '<' would be read as a tag. */
const withoutEntities = (line: string): string => (entity.test(line) ? convert(line.replaceAll('<', '&lt;')) : line)
