import { cleanText } from '../../../catalogue/text.ts'

/** Characters (code points) of a message, as on every channel. */
const longestMessage = 4_000

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' }

/** `<https://x|label>`, `<#C1|name>`, `<!subteam^S1|@name>`, `<@U1|name>`, `<!here>`: what people read there. */
function shown(inner: string): string {
  const [target = '', label] = inner.split('|', 2)
  if (target.startsWith('#')) return label === undefined ? '' : `#${label}`
  if (target.startsWith('@')) return label ?? ''
  if (target.startsWith('!')) return label ?? ''
  return label ?? target.replace(/^mailto:/, '')
}

/** What somebody wrote, without Slack's markup (docs.slack.dev/messaging/formatting-message-text). */
export function plainText(text: string): string {
  const words = text
    .replace(/<([^<>]{1,3000})>/g, (_whole, inner: string) => shown(inner))
    .replace(/&(amp|lt|gt);/g, (whole, name: string) => named[name] ?? whole)
  const characters = [...cleanText(words)]
  return characters.length <= longestMessage ? characters.join('') : characters.slice(0, longestMessage).join('').trim()
}

export const mentions = (text: string): string[] =>
  [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id = '']) => id)
