import { StartupError } from '../../errors.ts'
import { ImageRunError } from '../provider.ts'
import type { PartitionCommand, PartitionJob, PartitionMessage } from './partition-job.ts'
import { runShare } from './run-share.ts'
import type { Tally } from './tally.ts'

/** More often would be more than an eye follows. */
const tellEveryMs = 200

/** Whoever started it may be gone: then there is nobody to tell, and what is in work is still finished. */
function tell(message: PartitionMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

const stop = new AbortController()

process.on('SIGINT', () => stop.abort()).on('SIGTERM', () => stop.abort())
// It is gone: nobody would see what is done here.
process.on('disconnect', () => stop.abort())

function tallyTeller(): (tally: Tally) => void {
  let lastTold = Number.NEGATIVE_INFINITY
  return (tally) => {
    if (performance.now() - lastTold < tellEveryMs) return
    lastTold = performance.now()
    tell({ type: 'tally', tally: { ...tally } })
  }
}

async function run(job: PartitionJob): Promise<void> {
  try {
    tell({ type: 'ended', tally: await runShare(job, { signal: stop.signal, onTally: tallyTeller() }) })
  } catch (error) {
    // Any other error is a defect: it ends the process, and its stack is seen.
    if (!(error instanceof ImageRunError) && !(error instanceof StartupError)) throw error
    tell({ type: error instanceof ImageRunError ? 'blocked' : 'failed', message: error.message })
  }
  if (process.connected) process.disconnect()
}

// This file is the main module of a process that is forked: it runs when it is loaded, and nothing imports it.
process.on('message', (command: PartitionCommand) => {
  if (command.type === 'stop') stop.abort()
  else void run(command.job)
})
