import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { StartupError } from '../../errors.ts'
import type { ClipAnswer, ClipModel, ClipRequest } from './clip-messages.ts'

/** The version that the tests run with. */
const libraryVersion = '4.3.1'

/**
 * A CLIP model in a process of its own: its native library ends the process when a thread that it runs on is ended. The
 * library is no dependency of Shopclerk's; nothing is downloaded.
 */
export class Clip {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<Float32Array>>()
  readonly #opened = Promise.withResolvers<ClipAnswer>()
  #nextId = 0
  /** Why nothing more is described. */
  #ended: Error | undefined

  constructor(model: ClipModel) {
    const main = fileURLToPath(new URL('./clip-process.ts', import.meta.url))
    this.#child = fork(main, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    this.#child.on('message', (answer: ClipAnswer) => this.#receive(answer))
    this.#child.on('error', ({ message }) => this.#end(message))
    this.#child.on('exit', (code, signal) => this.#end(`its process ended with ${signal ?? code}`))
    this.#send(model)
  }

  /**
   * Gives the number of dimensions once the model is loaded.
   * @throws StartupError, in one line, when it cannot be.
   */
  async open({ library, parent, name }: ClipModel): Promise<number> {
    const answer = await this.#opened.promise
    if (answer.type === 'opened') return answer.dimensions
    await this.close()
    if (answer.type === 'not-installed')
      throw new StartupError(`VISION=transformers needs a library: npm install ${library}@${libraryVersion}`)
    const reason = 'reason' in answer ? answer.reason : 'no reason given'
    throw new StartupError(`The model of VISION_MODEL, ${parent}/${name}, cannot be opened: ${reason}`)
  }

  describe(picture: Omit<ClipRequest, 'id'>): Promise<Float32Array> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    const id = this.#nextId++
    const waiting = Promise.withResolvers<Float32Array>()
    this.#waiting.set(id, waiting)
    this.#send({ id, ...picture })
    return waiting.promise
  }

  async close(): Promise<void> {
    this.#end('it is closed')
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await ended
  }

  #send(message: ClipRequest | ClipModel): void {
    this.#child.send(message, (error) => {
      if (error !== null) this.#end(error.message)
    })
  }

  #receive(answer: ClipAnswer): void {
    if (answer.type !== 'vector' && answer.type !== 'failed') {
      this.#opened.resolve(answer)
      return
    }
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.type === 'vector') waiting?.resolve(answer.vector)
    else waiting?.reject(new Error(`The model that describes pictures failed: ${answer.reason}`))
  }

  #end(reason: string): void {
    this.#ended ??= new Error(`The model that describes pictures broke down: ${reason}.`)
    this.#opened.resolve({ type: 'cannot-open', reason })
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
  }
}
