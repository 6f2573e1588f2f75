import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { link, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupError } from '../../errors.ts'
import { placeFile } from '../../files.ts'

/** Issues and checks conversation ids of the form `<uuid>.<signature>`. */
export interface ConversationIds {
  /**
   * The id of a new conversation. The same for the same first message where that is named by a random UUID: a caller that
   * has lost the answer before it knew the conversation sends it again, and must not be answered in another.
   */
  issue(firstMessageId?: string): string
  /** Whether this service issued it. Takes the same time whether or not the signature is near. */
  isOurs(id: string): boolean
}

/** 128 bits of HMAC-SHA-256 (RFC 2104 allows halving it) keep the id at 59 characters. */
const signatureBytes = 16

/** Version 4 of RFC 9562: nobody else comes upon it. */
const isRandomUuid = (text: string): boolean =>
  /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(text)

/** 122 of the bytes' bits as a UUID of version 8 of RFC 9562, which says nothing of how it was made. */
function uuidFrom(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export function createConversationIds(secret: string): ConversationIds {
  const sign = (uuid: string): Buffer =>
    createHmac('sha256', secret).update(`conversation:${uuid}`).digest().subarray(0, signatureBytes)
  const uuidOf = (messageId: string): string =>
    uuidFrom(createHmac('sha256', secret).update(`first message:${messageId}`).digest())
  return {
    issue(firstMessageId) {
      const uuid = firstMessageId !== undefined && isRandomUuid(firstMessageId) ? uuidOf(firstMessageId) : randomUUID()
      return `${uuid}.${sign(uuid).toString('base64url')}`
    },
    isOurs(id) {
      const [, uuid, signature] = /^([0-9a-f-]{36})\.([\w-]{22})$/.exec(id) ?? []
      if (uuid === undefined || signature === undefined) return false
      // As text: the last of 22 characters holds four bits that decoding would not look at.
      return timingSafeEqual(Buffer.from(sign(uuid).toString('base64url')), Buffer.from(signature))
    },
  }
}

/**
 * The secret that conversation ids are signed with: `configured`, or one made once and kept in `dataDir`
 * readable by its owner alone.
 * @throws StartupError when it can be neither read nor made.
 */
export async function sessionSecret(configured: string | undefined, dataDir: string): Promise<string> {
  if (configured !== undefined) return configured
  const path = join(dataDir, 'session-secret')
  try {
    await placeFile(path, randomBytes(32).toString('base64url'), link, 0o600).catch((error: NodeJS.ErrnoException) => {
      // It was made before, by this or by another process: that one holds.
      if (error.code !== 'EEXIST') throw error
    })
    const kept = await readFile(path, 'utf8')
    if (kept.length < 32) throw new Error('it holds no secret of 32 characters; remove it')
    return kept
  } catch (error) {
    throw new StartupError(`Cannot keep the session secret in ${path}: ${(error as Error).message}`, { cause: error })
  }
}
