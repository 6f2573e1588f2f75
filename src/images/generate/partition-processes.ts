import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { StartupError } from '../../errors.ts'
import { allPartitions } from '../partition.ts'
import { ImageRunError } from '../provider.ts'
import type { PartitionCommand, PartitionJob, PartitionMessage } from './partition-job.ts'
import { sumOf, type Tally } from './tally.ts'

const script = fileURLToPath(new URL('./partition-process.ts', import.meta.url))

/**
 * Does a run in several processes side by side, each with its share of the partitions; in no more than may begin a
 * picture in a minute. `open` has the open jobs of each
 * partition, by which a limit is shared out; the rate of a minute is shared evenly.
 * @throws ImageRunError when one of them found that no picture can be made; the others are ended then. StartupError when
 * one could not begin, or was ended from outside.
 */
export async function runInProcesses(
  job: PartitionJob,
  { processes, open, signal, onTally }: RunInProcesses,
): Promise<Tally> {
  const tallies = new Map<number, Tally>()
  const children = new Set<ChildProcess>()
  const command = (child: ChildProcess, message: PartitionCommand): void => {
    if (child.connected) child.send(message)
  }
  const stopAll = (): void => {
    for (const child of children) command(child, { type: 'stop' })
  }
  signal.addEventListener('abort', stopAll, { once: true })
  const work = sharesOf(job, processes, open).map(async (share, index) => {
    // Of a group of its own: Ctrl-C in a terminal reaches only this process, which tells the others.
    const child = fork(script, { stdio: ['ignore', 2, 2, 'ipc'], detached: true })
    children.add(child)
    try {
      await outcomeOf(child, share, (tally) => {
        tallies.set(index, tally)
        onTally(sumOf(tallies.values()))
      })
    } catch (error) {
      stopAll()
      throw error
    } finally {
      children.delete(child)
    }
  })
  if (signal.aborted) stopAll()
  const outcomes = await Promise.allSettled(work)
  signal.removeEventListener('abort', stopAll)
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
  if (failures.length > 0) throw failures.find((failure) => failure instanceof ImageRunError) ?? failures[0]
  return sumOf(tallies.values())
}

export interface RunInProcesses {
  processes: number
  open: ReadonlyMap<number, number>
  signal: AbortSignal
  onTally(tally: Tally): void
}

/** What one of several processes may begin in a minute: together as much as is allowed, and none nothing. */
function shareOf(perMinute: number | undefined, processes: number, index: number): number | undefined {
  if (perMinute === undefined) return undefined
  return Math.floor(perMinute / processes) + (index < perMinute % processes ? 1 : 0)
}

/** What each of the processes is to do, by the open jobs of each partition; those with nothing to do are left out. */
export function sharesOf(job: PartitionJob, wanted: number, open: ReadonlyMap<number, number>): PartitionJob[] {
  const { settings, limit } = job
  const processes = Math.min(wanted, settings.perMinute ?? wanted)
  let [left, openLeft] = [limit ?? 0, [...open.values()].reduce((sum, count) => sum + count, 0)]
  return Array.from({ length: processes }, (_, index) => {
    const partitions = allPartitions.filter((partition) => partition % processes === index)
    const jobs = partitions.reduce((sum, partition) => sum + (open.get(partition) ?? 0), 0)
    // By what it has to do, rounded so that nothing of the limit is left over at the end.
    const own = Math.min(jobs, Math.ceil((left * jobs) / Math.max(1, openLeft)))
    left -= own
    openLeft -= jobs
    const scope = { ...job.scope, partitions }
    const perMinute = shareOf(settings.perMinute, processes, index)
    return { ...job, settings: { ...settings, perMinute }, scope, limit: limit === undefined ? undefined : own }
  }).filter((share) => share.limit !== 0)
}

/** Begins a share and follows it to its end. */
function outcomeOf(child: ChildProcess, job: PartitionJob, onTally: (tally: Tally) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: PartitionMessage) => {
      if (message.type === 'blocked') reject(new ImageRunError(message.message))
      else if (message.type === 'failed') reject(new StartupError(message.message))
      else {
        onTally(message.tally)
        // What was told before the process has ended counts as told.
        if (message.type === 'ended') child.once('exit', () => resolve())
      }
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      const { partitions } = job.scope
      const which = partitions.length === 1 ? `partition ${partitions[0]}` : `partitions ${partitions.join(', ')}`
      if (code !== 0)
        reject(new StartupError(`The process of ${which} ended with ${signal ?? code}. Run it again to go on.`))
      else resolve()
    })
    child.send({ type: 'begin', job } satisfies PartitionCommand)
  })
}
