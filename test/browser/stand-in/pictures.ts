import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** The fields of a multipart form, and its files by their size and type. */
export async function formFields(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const body = new Uint8Array(await buffer(incoming))
  const type = incoming.headers['content-type'] ?? ''
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  return Object.fromEntries(
    [...form].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : { type: value.type, bytes: value.size, name: value.name },
    ]),
  )
}
