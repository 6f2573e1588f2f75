import PQueue from 'p-queue'
import type { FetchedPicture } from '../chat/fetched-picture.ts'
import type { ChannelName, ChatMessage, PictureRef } from '../chat/message.ts'
import { ShopclerkError } from '../errors.ts'
import { withinTime } from '../within-time.ts'
import type { CheckedPicture, PictureReader, PictureText } from './picture-reader.ts'
import { pictureRefusals } from './picture-refusals.ts'

/** What the pictures of a message say, with the pictures. */
export interface ReadPictures extends PictureText {
  /** In the order in which they came, as they were checked. */
  pages?: readonly CheckedPicture[]
}

/** Reads the pictures of messages. */
export interface PictureWords {
  /**
   * What the pictures of a message say, one after the other.
   * @throws ShopclerkError 4xx or 503, in words for whoever sent them.
   */
  ofMessage(message: Pick<ChatMessage, 'channel' | 'pictures'>, signal: AbortSignal): Promise<ReadPictures>
  /** The same of a picture that is at hand. */
  ofPicture(picture: CheckedPicture, signal: AbortSignal): Promise<PictureText>
}

export interface PictureWordsOptions {
  /** How a channel's pictures are fetched; each fetches from its platform's own hosts alone. */
  fetchers: Readonly<Partial<Record<ChannelName, (picture: PictureRef) => Promise<FetchedPicture>>>>
  check(bytes: Uint8Array): Promise<CheckedPicture>
  /** The first that can read does. */
  readers: readonly PictureReader[]
  /** Told why a reader could not read. */
  onFailure(reader: string, error: Error): void
}

/** Of one message: the pages of a long list. */
const mostPictures = 4
/** Messages whose pictures are fetched and read at once: each may hold 10 MB for a moment. */
const atOnce = 3
/** Messages that wait for it, so that chat keeps most of the places where messages are answered. */
const mostWaiting = 24
/** Milliseconds within which a message's pictures are read: of the 90 s that an answer may take the rest is for the answer. */
const readWithinMs = 75_000
/** Of these so many may be foreseen when a message comes: those before it may take longer than others did. */
const longestExpectedMs = 60_000
/** Milliseconds a picture, before any was read: what a full page takes of one core. */
const firstPaceMs = 2_000
/** What the newest message counts in the mean: the last dozen say how it is now. */
const weightOfNewest = 0.15

/** Joins fetching, checking and reading, few messages at a time. */
export function createPictureWords({ fetchers, check, readers, onFailure }: PictureWordsOptions): PictureWords {
  const queue = new PQueue({ concurrency: atOnce })

  async function read(picture: CheckedPicture, signal: AbortSignal): Promise<PictureText> {
    for (const [place, reader] of readers.entries()) {
      try {
        const said = await reader.read(picture, signal)
        return place === 0 ? said : { ...said, isFallback: true }
      } catch (error) {
        signal.throwIfAborted()
        // What is wrong with the picture is so for every reader.
        if (error instanceof ShopclerkError) throw error
        onFailure(reader.name, error as Error)
      }
    }
    throw pictureRefusals.unread()
  }

  /** A platform that does not answer is no fault of the picture. */
  function notFetched(error: unknown): never {
    if (error instanceof ShopclerkError) throw error
    onFailure('fetching', error as Error)
    throw pictureRefusals.notFetched()
  }

  let [ahead, paceMs] = [0, firstPaceMs]

  /** Work on so many pictures, when its turn comes. What is likely to come too late is refused at once, and the rest in time. */
  async function queued<T>(count: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const isTooLate = ahead > 0 && (ahead + count) * paceMs > longestExpectedMs
    if (isTooLate || queue.size >= mostWaiting) throw pictureRefusals.busy()
    const timed = async (within: AbortSignal): Promise<T> => {
      within.throwIfAborted()
      const startedAt = performance.now()
      try {
        return await work(within)
      } finally {
        // Those that are read beside it share the time.
        const took = (performance.now() - startedAt) / (count * Math.max(1, queue.pending))
        paceMs += weightOfNewest * (took - paceMs)
      }
    }
    ahead += count
    try {
      return await withinTime(readWithinMs, signal, (within) => queue.add(() => timed(within)), pictureRefusals.busy)
    } finally {
      ahead -= count
    }
  }

  return {
    ofPicture: async (picture, signal) => queued(1, signal, (within) => read(picture, within)),
    async ofMessage({ channel, pictures }, signal) {
      const fetch = fetchers[channel]
      if (fetch === undefined) throw pictureRefusals.gone()
      const pages = pictures.slice(0, mostPictures)
      return queued(Math.max(1, pages.length), signal, async (within) => {
        const texts: PictureText[] = []
        const checked: CheckedPicture[] = []
        for (const page of pages) {
          within.throwIfAborted()
          const { bytes } = await fetch(page).catch(notFetched)
          const picture = await check(bytes)
          checked.push(picture)
          texts.push(await read(picture, within))
        }
        return { ...joined(texts), pages: checked }
      })
    },
  }
}

/** Several pictures are pages of one: the text of all, and what the most telling of them shows. */
function joined(texts: readonly PictureText[]): PictureText {
  const order = ['list', 'unsure', 'other', 'blurred', 'nothing'] as const
  const shows = order.find((one) => texts.some((text) => text.shows === one)) ?? 'nothing'
  const [first] = texts
  return {
    ...(first?.thing !== undefined && { thing: first.thing }),
    ...(first?.isFallback && { isFallback: true as const }),
    text: texts
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n'),
    shows,
  }
}
