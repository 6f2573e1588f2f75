import { ShopclerkError } from '../errors.ts'

/** Bytes: what is taken of a picture on every channel. */
export const mostPictureBytes = 10 * 1_024 * 1_024
/** Decoded whole, that is 75 MB of the usual three bytes a pixel, and 200 MB with 16 bits of each of four channels. */
export const mostPicturePixels = 25_000_000

const refused = (status: number, code: string, message: string, retryAfterSeconds?: number): ShopclerkError =>
  new ShopclerkError({ code, status, message, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) })

/** Why a picture is not taken, in words for whoever sent it. */
export const pictureRefusals = {
  type: () => refused(415, 'picture-type', 'I can take pictures as JPEG, PNG, WebP or AVIF only.'),
  bytes: () => refused(413, 'picture-too-large', 'That picture is larger than 10 MB. Please send a smaller one.'),
  pixels: () =>
    refused(413, 'picture-too-large', 'That picture has more than 25 megapixels. Please send a smaller one.'),
  shape: () =>
    refused(422, 'picture-shape', 'That picture is too narrow a strip to be read. Please send one of the whole list.'),
  empty: () => refused(422, 'picture-damaged', 'That picture is empty. Please send it again.'),
  damaged: () => refused(422, 'picture-damaged', 'That picture is damaged or not all there. Please send it again.'),
  gone: () => refused(422, 'picture-gone', 'That picture is not there any more. Please send it again.'),
  notFetched: () =>
    refused(
      503,
      'picture-not-fetched',
      'I cannot get that picture at the moment. Please send it again in a minute.',
      30,
    ),
  tooMuch: () =>
    refused(
      422,
      'picture-too-full',
      'There is more on that picture than I can read. Please take one of the list alone, or send it in parts.',
    ),
  unread: () =>
    refused(
      503,
      'picture-unread',
      'I cannot read pictures at the moment. Please write what is on it, one thing a line.',
      60,
    ),
  busy: () =>
    refused(
      503,
      'too-busy',
      'I am looking at many pictures at the moment. Please send yours again in a minute, or write the list.',
      30,
    ),
} as const
