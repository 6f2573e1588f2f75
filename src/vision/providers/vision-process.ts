import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { CheckedPicture, PictureReader, PictureText } from '../picture-reader.ts'
import { pictureRefusals } from '../picture-refusals.ts'
import type { PictureChecker } from './check-picture.ts'
import { errorOf, type VisionAnswer, type VisionRequest } from './vision-messages.ts'

/** A process of its own that decodes pictures and reads their letters. */
export interface VisionProcess extends PictureChecker {
  reader: PictureReader
  /** Ends it, with what it has in hand. */
  close(): Promise<void>
}

/** Milliseconds without work after which the process ends: starting it again takes a second. */
const idleMs = 30_000

interface Waiting {
  ask: 'check' | 'read'
  resolve(value: CheckedPicture | PictureText): void
  reject(error: Error): void
}

const worker = fileURLToPath(new URL('./vision-worker.ts', import.meta.url))

/**
 * Starts the process for the first picture and ends it when none comes any more, so that all memory that pictures take is
 * given back. It gives way to whatever else wants the processor, and gets none of the service's environment: what strangers
 * send is decoded where there are no keys. When it dies, what it had in hand fails, and the next picture starts another one.
 */
export function createVisionProcess(): VisionProcess {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let lastId = 0

  function end(): void {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = undefined
  }

  function settled(): void {
    clearTimeout(idle)
    if (waiting.size === 0) idle = setTimeout(end, idleMs).unref()
    if (waiting.size === 0) rest(child)
  }

  function lost(why: (waiting: Waiting) => Error): void {
    child = undefined
    for (const one of waiting.values()) one.reject(why(one))
    waiting.clear()
  }

  function start(): ChildProcess {
    const started = startWorker()
    started.on('message', (answer: VisionAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('value' in answer) asked?.resolve(answer.value)
      else asked?.reject(errorOf(answer.failure))
      settled()
    })
    const gone = (): void => {
      if (child === started) lost(endedBy)
    }
    started.once('error', gone)
    started.once('exit', gone)
    return started
  }

  function asking<T extends CheckedPicture | PictureText>(
    request: { ask: 'check'; source: string | Uint8Array } | { ask: 'read'; picture: CheckedPicture },
    signal?: AbortSignal,
  ): Promise<T> {
    const id = ++lastId
    clearTimeout(idle)
    child ??= start()
    work(child)
    const { promise, resolve, reject } = Promise.withResolvers<CheckedPicture | PictureText>()
    const sent = child
    const stop = (): void => {
      if (sent.connected) sent.send({ id, ask: 'stop' } satisfies VisionRequest, () => undefined)
    }
    const notSent = (error: unknown): void => {
      reject(error)
      waiting.delete(id)
      settled()
    }
    waiting.set(id, { ask: request.ask, resolve, reject })
    try {
      sent.send({ ...request, id } satisfies VisionRequest, (error) => {
        if (error !== null) notSent(error)
      })
    } catch (error) {
      notSent(error)
    }
    signal?.addEventListener('abort', stop, { once: true })
    return promise.finally(() => signal?.removeEventListener('abort', stop)) as Promise<T>
  }

  const close = async (): Promise<void> => {
    end()
    lost(() => new Error('Looking at pictures has been closed.'))
  }
  return {
    check: (source) => asking<CheckedPicture>({ ask: 'check', source }),
    reader: { name: 'ocr', read: (picture, signal) => asking<PictureText>({ ask: 'read', picture }, signal), close },
    close,
  }
}

/** A picture that a decoder dies of is none; reading may have died of anything. */
const endedBy = ({ ask }: Waiting): Error =>
  ask === 'check' ? pictureRefusals.damaged() : new Error('The process that reads pictures ended.')

/** While it works the service waits for it; idle, it keeps no process from ending. */
function work(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function rest(child: ChildProcess | undefined): void {
  child?.unref()
  child?.channel?.unref()
}

function startWorker(): ChildProcess {
  const child = fork(worker, {
    // Threads that share two arenas leave fewer holes in memory than threads with one each; and what has the size of a
    // picture is given back at once (glibc's mallopt; others pass these over).
    env: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' },
    execArgv: ['--expose-gc', '--max-semi-space-size=4', '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  return child
}
