import type { Reply } from './reply.ts'

const texts = new WeakMap<Reply, string>()

/** A reply as JSON, made once: it is stored first and sent then. A reply does not change after it is made. */
export function replyJson(reply: Reply): string {
  const known = texts.get(reply)
  if (known !== undefined) return known
  const text = JSON.stringify(reply)
  texts.set(reply, text)
  return text
}
