import { runImages } from '../image-run.ts'
import { openImageProvider } from '../providers/index.ts'
import { openQueue } from '../queue/open-queue.ts'
import type { PartitionJob } from './partition-job.ts'
import type { Tally } from './tally.ts'

/**
 * Does a share of a run in this process.
 * @throws ImageRunError when no picture at all can be made, StartupError when something cannot be opened.
 */
export async function runShare(
  { places, settings, scope, limit }: PartitionJob,
  { signal, onTally }: { signal: AbortSignal; onTally(tally: Tally): void },
): Promise<Tally> {
  const provider = await openImageProvider(settings.provider, settings.openAi)
  const queue = await openQueue(places)
  try {
    const { concurrency, perMinute } = settings
    return await runImages({
      ...{ ...queue, provider, scope, limit, concurrency, perMinute, signal },
      onProgress: onTally,
    })
  } finally {
    await queue.close()
  }
}
