import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCertificates } from '../../../src/ingest/kafka/certificates.ts'
import { temporaryFolder } from '../../fixtures/feeds.ts'

it('says in one line that the file of certificates is not there, or is none', async () => {
  const path = join(await temporaryFolder(), 'ca.pem')
  await expect(readCertificates(path)).rejects.toThrow(/^KAFKA_SSL_CA cannot be read: ENOENT/)
  await writeFile(path, 'no certificate')
  await expect(readCertificates(path)).rejects.toThrow(/^KAFKA_SSL_CA .*ca\.pem is no file of certificates in PEM: /)
})
