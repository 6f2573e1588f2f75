import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartupError } from '../../src/errors.ts'
import { identify, isAlive, type ProcessIdentity } from '../../src/process-identity.ts'

/** How a server is run. */
export interface ServerCommand {
  name: string
  program: string
  args: readonly string[]
  environment: Readonly<Record<string, string>>
  /** What it says goes here. */
  logFile: string
  /** On 127.0.0.1, where it is to listen. */
  port: number
  /** Whom to run as, where that is not who is running this. */
  user?: number | undefined
  isReady(): Promise<boolean>
}

/** A server starts in 20 s on a machine that does nothing else. */
const startWithinMs = 180_000
const stopWithinMs = 20_000
const askEveryMs = 250

/**
 * Starts a server in a process group of its own and resolves once it is ready.
 * @throws StartupError with the end of its log when it ends before that, or is not ready within three minutes.
 */
export async function startProcess(command: ServerCommand): Promise<ProcessIdentity> {
  const { name, program, args, environment, logFile, user, port } = command
  if (await isTaken(port)) throw new StartupError(`${name} cannot be started: something else listens on port ${port}.`)
  const log = await open(logFile, 'a')
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { PATH: process.env.PATH, ...environment },
    ...(user === undefined ? {} : { uid: user, gid: user }),
  })
  const spawned = once(child, 'spawn')
  await log.close()
  // Rejects when the program cannot be run.
  await spawned
  const { pid } = child
  if (pid === undefined) throw new StartupError(`${name} could not be started.`)
  child.unref()
  await untilReady(command, child)
  return identify(pid).catch((error: unknown) => {
    throw new StartupError(`${name} ended at once; see ${logFile}.`, { cause: error })
  })
}

async function untilReady({ name, logFile, isReady }: ServerCommand, child: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + startWithinMs
  while (!(await isReady())) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null
    if (!hasEnded && Date.now() < giveUpAt) {
      await sleep(askEveryMs)
      continue
    }
    if (!hasEnded) signalGroup(child.pid ?? 0, 'SIGKILL')
    const said = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-8).join('\n')
    throw new StartupError(
      `${name} ${hasEnded ? 'ended' : 'was not ready in time'}. Its log (${logFile}) ends:\n${said}`,
    )
  }
}

/** Sends a signal to a server and the processes it has started; what has ended already is passed over. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Ends a server, if it is still the one that was started: asked first, killed after 20 s. */
export async function stopProcess(server: ProcessIdentity): Promise<void> {
  const giveUpAt = Date.now() + stopWithinMs
  if (await isAlive(server)) {
    // One that is frozen does not get to its signals.
    signalGroup(server.pid, 'SIGCONT')
    signalGroup(server.pid, 'SIGTERM')
  }
  while (await isAlive(server)) {
    if (Date.now() > giveUpAt) signalGroup(server.pid, 'SIGKILL')
    await sleep(100)
  }
}

/** Whether somebody listens on a port of this machine. */
async function isTaken(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    // Refused: nobody does.
    return false
  } finally {
    socket.destroy()
  }
}

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new StartupError('No port is free.')
  return address.port
}
