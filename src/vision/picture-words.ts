import PQueue from 'p-queue'
import type { FetchedPicture } from '../chat/fetched-picture.ts'
import type { ChannelName, ChatMessage, PictureRef } from '../chat/message.ts'
import { ShopclerkError } from '../errors.ts'
import type { CheckedPicture, PictureReader, PictureText } from './picture-reader.ts'
import { pictureRefusals } from './picture-refusals.ts'

/** Reads the pictures of messages. */
export interface PictureWords {
  /**
   * What the pictures of a message say, one after the other.
   * @throws ShopclerkError 4xx or 503, in words for whoever sent them.
   */
  ofMessage(message: Pick<ChatMessage, 'channel' | 'pictures'>, signal: AbortSignal): Promise<PictureText>
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

/** Joins fetching, checking and reading, few messages at a time. */
export function createPictureWords({ fetchers, check, readers, onFailure }: PictureWordsOptions): PictureWords {
  const queue = new PQueue({ concurrency: atOnce })

  async function read(picture: CheckedPicture, signal: AbortSignal): Promise<PictureText> {
    for (const reader of readers) {
      try {
        return await reader.read(picture, signal)
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

  const queued = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    if (queue.size >= mostWaiting) throw pictureRefusals.busy()
    return queue.add(() => {
      signal.throwIfAborted()
      return work()
    })
  }

  return {
    ofPicture: async (picture, signal) => queued(signal, () => read(picture, signal)),
    async ofMessage({ channel, pictures }, signal) {
      const fetch = fetchers[channel]
      if (fetch === undefined) throw pictureRefusals.gone()
      return queued(signal, async () => {
        const texts: PictureText[] = []
        for (const picture of pictures.slice(0, mostPictures)) {
          const { bytes } = await fetch(picture).catch(notFetched)
          texts.push(await read(await check(bytes), signal))
        }
        return joined(texts)
      })
    },
  }
}

/** Several pictures are pages of one: the text of all, and what the most telling of them shows. */
function joined(texts: readonly PictureText[]): PictureText {
  const order = ['list', 'unsure', 'other', 'blurred', 'nothing'] as const
  const shows = order.find((one) => texts.some((text) => text.shows === one)) ?? 'nothing'
  return {
    text: texts
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n'),
    shows,
  }
}
