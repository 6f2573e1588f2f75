import { pictureTrouble } from '../../../chat/fetched-picture.ts'
import type { PictureRef } from '../../../chat/message.ts'
import type { Attachment } from './interaction.ts'

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
export const troubleWith = (attachment: Attachment): string | undefined =>
  pictureTrouble(typeOf(attachment), attachment.size)?.message

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
