import type { LanguageModel } from '../../understanding/language-model.ts'
import { createModelReader } from '../model-reader.ts'
import type { CheckedPicture, PictureReader } from '../picture-reader.ts'
import { createPictureWords, type PictureWords, type PictureWordsOptions } from '../picture-words.ts'
import { createVisionProcess } from './vision-process.ts'

/** Looking at pictures, in a process that is started for the first of them. */
export interface Vision {
  /** @throws ShopclerkError 4xx or 503, in words for whoever sent it. */
  check(source: string | Uint8Array): Promise<CheckedPicture>
  /** Reads what messages bring, which `fetchers` fetch. */
  words(fetchers: PictureWordsOptions['fetchers']): PictureWords
  /** Ends what is being read. */
  close(): Promise<void>
}

/** With a model it reads first, and letters are recognised here where it cannot. */
export function createVision(model: LanguageModel | undefined, onFailure: (line: string) => void): Vision {
  const { check, reader, close } = createVisionProcess()
  const readers: PictureReader[] = [...(model === undefined ? [] : [createModelReader(model)]), reader]
  return {
    check,
    words: (fetchers) =>
      createPictureWords({
        fetchers,
        check,
        readers,
        onFailure: (reader, { message }) => onFailure(`A picture could not be read (${reader}): ${message}`),
      }),
    close,
  }
}
