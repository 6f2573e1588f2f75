import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { StartupError } from '../../errors.ts'

/** Reads the file of certificates that brokers are trusted by. @throws StartupError when it cannot be used. */
export async function readCertificates(path: string): Promise<string> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new StartupError(`KAFKA_SSL_CA cannot be read: ${(error as Error).message}.`, { cause: error })
  }
  try {
    if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new Error('it has none')
    createSecureContext({ ca: [text] })
    return text
  } catch (error) {
    throw new StartupError(`KAFKA_SSL_CA ${path} is no file of certificates in PEM: ${(error as Error).message}.`, {
      cause: error,
    })
  }
}
