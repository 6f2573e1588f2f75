import { resolve } from 'node:path'
import { providerNames } from '../images/provider.ts'
import { imageQualities } from '../images/settings.ts'
import { currency, integer, matching, oneOf, setting } from './setting.ts'

/** The settings of pictures. */
export const imageSettings = {
  OPENAI_IMAGE_MODEL: setting({
    help: 'Model for pictures by `openai`',
    default: 'gpt-image-2',
    parse: (text) => text,
  }),
  OPENAI_IMAGE_SIZE: setting({
    help: 'Width and height of its pictures in pixels, or `auto`',
    default: '1024x1024',
    parse: matching(/^(?:auto|[1-9]\d{2,3}x[1-9]\d{2,3})$/, 'a size such as 1024x1024, or auto'),
  }),
  OPENAI_IMAGE_QUALITY: setting({
    help: `Of its pictures: ${imageQualities.map((quality) => `\`${quality}\``).join(', ')}`,
    default: 'medium',
    parse: oneOf(...imageQualities),
  }),
  OPENAI_IMAGE_PRICE: setting({
    help: 'What one of its pictures costs, such as `0.04 USD`: the money spent is then shown; unset: it is not',
    default: undefined,
    parse: money,
  }),
  IMAGES: setting({
    help: '`on`: the service has a picture made of each product that arrives without one',
    default: 'off',
    parse: (text) => oneOf('on', 'off')(text) === 'on',
  }),
  IMAGES_DIR: setting({
    help: 'Folder of the pictures',
    default: 'data/images',
    parse: (text) => resolve(text),
  }),
  IMAGES_PROVIDER: setting({
    help: 'Who makes them: `drawn` (here, without a key) or `openai`',
    default: 'drawn',
    parse: oneOf(...providerNames),
  }),
  IMAGES_CONCURRENCY: setting({
    help: 'Pictures in work at once, in each process',
    default: '4',
    parse: integer(1, 200),
  }),
  IMAGES_PER_MINUTE: setting({
    help: 'Pictures, each of one request, that a run begins in a minute; unset: as many as it can',
    default: undefined,
    parse: integer(1, 100_000),
  }),
}

function money(text: string): { amount: number; currency: string } {
  const [, amount, code = ''] = /^(\d{1,4}(?:\.\d{1,6})?) ([A-Z]{3})$/.exec(text) ?? []
  if (amount === undefined) throw new Error('must be an amount and a currency, such as 0.04 USD')
  return { amount: Number(amount), currency: currency(code) }
}
