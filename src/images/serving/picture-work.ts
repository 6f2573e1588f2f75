import PQueue from 'p-queue'
import { ShopclerkError } from '../../errors.ts'

/** Pictures that wait to be made for somebody who asks for them. A page shows some fifty. */
const mostWaiting = 1_000

/** Work on pictures: each piece once, however many ask for it at a time, and no more side by side than there are cores for. */
export class PictureWork {
  readonly #queue: PQueue
  readonly #inWork = new Map<string, Promise<void>>()

  constructor(concurrency: number) {
    this.#queue = new PQueue({ concurrency })
  }

  /**
   * Does what `key` names, or waits for whoever does.
   * @throws ShopclerkError 503 when too much is waiting; what the work throws.
   */
  async once(key: string, work: () => Promise<void>): Promise<void> {
    const known = this.#inWork.get(key)
    if (known !== undefined) return await known
    if (this.#queue.size >= mostWaiting) throw tooManyPictures()
    const begun = this.#queue.add(work).finally(() => this.#inWork.delete(key))
    this.#inWork.set(key, begun)
    await begun
  }
}

const tooManyPictures = (): ShopclerkError =>
  new ShopclerkError({
    code: 'too-busy',
    status: 503,
    message: 'Too many pictures are being made. Please try again in a moment.',
    retryAfterSeconds: 2,
  })
