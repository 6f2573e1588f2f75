import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteDeadLetters } from '../../../src/ingest/dead-letters/sqlite-dead-letters.ts'
import { InProcessTopics } from '../../../src/ingest/in-process/in-process-topics.ts'
import { retryTopics, sourceTopics } from '../../../src/ingest/stream/topics.ts'
import { recordStreamContract } from '../../contracts/record-stream.ts'
import { streamPipelineContract } from '../../contracts/stream-pipeline.ts'

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-'))
  const topics = new InProcessTopics()
  const letters = await openSqliteDeadLetters(folder)
  return {
    ...{ topics, letters },
    async close() {
      await letters.close()
      await rm(folder, { recursive: true })
    },
  }
}

recordStreamContract(async () => {
  const { topics, letters, close } = await open()
  return {
    sink: topics,
    source: () => topics.source(['products']),
    letters: () => letters,
    listLetters: () => letters.list(),
    countLetters: async () => (await letters.list()).length,
    close,
  }
})

streamPipelineContract(async () => {
  const { topics, letters, close } = await open()
  return {
    ...{ sink: topics, letters, listLetters: () => letters.list(), close },
    sources: () => ({ source: topics.source(sourceTopics), retries: topics.source(retryTopics) }),
  }
})
