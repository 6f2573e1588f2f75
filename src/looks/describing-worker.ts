import { parentPort, workerData } from 'node:worker_threads'
import { type DescriberModule, openDescriber } from './describer-module.ts'
import type { DescribingAnswer, DescribingQuestion } from './describing.ts'
import { type LookDescriber, UnreadablePictureError } from './look-describer.ts'

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
const opened = openDescriber(workerData as DescriberModule)
// Who asks first is told what is wrong.
opened.catch(() => undefined)

async function answer(question: DescribingQuestion): Promise<DescribingAnswer> {
  const describer = await opened
  switch (question.ask) {
    case 'traits': {
      const { id, dimensions, comparedBy, leastSimilarity } = describer
      return { traits: { describer: id, dimensions, comparedBy, leastSimilarity } }
    }
    case 'describe':
      return { looks: await looksOf(describer, question.picture) }
    case 'rank':
      return { ranked: describer.rank(question.query, question.candidates) }
  }
}

async function looksOf(describer: LookDescriber, picture: Uint8Array): Promise<DescribingAnswer['looks']> {
  try {
    return await describer.describeQuery(picture)
  } catch (error) {
    if (error instanceof UnreadablePictureError) return undefined
    throw error
  }
}

async function reply({ id, ...question }: DescribingQuestion & { id: number }): Promise<void> {
  try {
    parentPort?.postMessage({ ...(await answer(question as DescribingQuestion)), id })
  } catch (error) {
    parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) })
  }
}

parentPort?.on('message', (message: DescribingQuestion & { id: number }) => void reply(message))
