import type { PictureRef } from '../../../chat/message.ts'
import type { Attachment } from './interaction.ts'

/** Bytes: what is taken of a picture on every channel. */
export const mostBytes = 10 * 1_024 * 1_024
export const pictureTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** Pictures of one message that are looked at. */
const mostPictures = 10
/** Characters of an address; Discord's signed ones have some 250. */
const longestAddress = 2_000

const hosts = new Set(['cdn.discordapp.com', 'media.discordapp.net'])

/** Discord keeps attachments on these hosts; nothing is fetched from any other. */
export const isDiscordHost = ({ protocol, hostname, port }: URL): boolean =>
  protocol === 'https:' && port === '' && hosts.has(hostname)

const typeOf = ({ content_type: type = '' }: Attachment): string => type.split(';', 1)[0]?.trim().toLowerCase() ?? ''

/** What is wrong with an attachment as a picture, in words for whoever sent it; undefined: nothing. */
export function pictureTrouble(attachment: Attachment): string | undefined {
  if (!pictureTypes.has(typeOf(attachment))) return 'I can take pictures as PNG, JPEG or WebP only.'
  if (attachment.size > mostBytes) return 'That picture is larger than 10 MB. Please send a smaller one.'
  return undefined
}

/** An attachment by its address, which holds until Discord's signature in it ends, after about a day. */
export const pictureOf = ({ url, filename, ...rest }: Attachment): PictureRef => ({
  id: url,
  mimeType: typeOf({ url, filename, ...rest }),
  name: filename,
})

/** The pictures among attachments of Discord's own hosts. They are not fetched. */
export const picturesOf = (attachments: readonly Attachment[]): PictureRef[] =>
  attachments
    .filter(
      ({ content_type: type, url }) =>
        type?.startsWith('image/') === true &&
        url.length <= longestAddress &&
        URL.canParse(url) &&
        isDiscordHost(new URL(url)),
    )
    .slice(0, mostPictures)
    .map(pictureOf)
