import { open, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { pictureAddress, readPictureFileName } from '../../catalogue/picture-address.ts'
import type { Product } from '../../catalogue/product.ts'
import { invalidInput, notFound } from '../../errors.ts'
import { isDiskFull } from '../picture-files.ts'
import { acceptedFormat, type ServedFormat } from './accepted-format.ts'
import { openDrawings } from './drawings.ts'
import { originIn } from './origin-in.ts'
import { PictureWork } from './picture-work.ts'
import { madeWidth, openSizedPictures, type Variant } from './sized-pictures.ts'

export interface PictureRoutesOptions {
  /** The folder of pictures. */
  folder: string
  products: (ids: readonly string[]) => Promise<Product[]>
}

/**
 * How clients keep a picture: a painting for a day, since its record may change; a drawing, which may give way to a
 * painting, for an hour. After that it is still shown at once for a month, and asked for anew beside (RFC 5861).
 */
const caching = {
  painted: 'public, max-age=86400, stale-while-revalidate=2592000',
  drawn: 'public, max-age=3600, stale-while-revalidate=2592000',
} as const

const contentTypes: Readonly<Record<ServedFormat, string>> = {
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
}

/** Of libuv's four threads, which also read files and look up names: others must not wait for pictures. */
const mostAtOnce = 2

/** Where a picture is, and how it may be kept. */
interface Source {
  path: string
  cacheControl: string
}

/**
 * GET /images/product_<id>.png, with `?w=` in another width: the picture that was made of a product; a drawing, as long as
 * there is none and the product's record says that its picture is here.
 */
export const pictureRoutes: FastifyPluginAsyncTypebox<PictureRoutesOptions> = async (app, { folder, products }) => {
  const work = new PictureWork(Math.min(mostAtOnce, availableParallelism()))
  const drawings = openDrawings(join(folder, 'drawn'), work)
  const sized = openSizedPictures(join(folder, 'sized'), work)

  const sourceOf = async (name: string): Promise<Source> => {
    const known = readPictureFileName(name)
    if (known === undefined) throw notFound('This picture')
    const painted = join(folder, name)
    if (await isFile(painted)) {
      const isDrawn = (await originIn(painted))?.provider === 'drawn'
      return { path: painted, cacheControl: isDrawn ? caching.drawn : caching.painted }
    }
    const [product] = known.id === undefined ? [] : await products([known.id])
    if (product === undefined || product.image !== pictureAddress(product.id)) throw notFound('This picture')
    try {
      return { path: await drawings.pathOf(product), cacheControl: caching.drawn }
    } catch (error) {
      tellOnce(error)
      throw notFound('This picture')
    }
  }

  /** In the size that is asked for; as it is where there is no place to keep another. */
  const sizedPathOf = async (source: string, variant: Variant): Promise<[path: string, format: ServedFormat]> => {
    try {
      return [await sized.pathOf(source, variant), variant.format]
    } catch (error) {
      tellOnce(error)
      return [source, 'png']
    }
  }

  let isTold = false
  /** A folder that cannot be written costs the pictures, not the service; @throws any other error. */
  const tellOnce = (error: unknown): void => {
    if (!isUnwritable(error)) throw error
    if (!isTold)
      app.log.error({ err: error }, `IMAGES_DIR ${folder} cannot be written: drawings and sizes are not made`)
    isTold = true
  }

  app.get(
    '/images/:name',
    {
      // A page shows dozens of them; what it takes to make one is bounded, and each is made once.
      config: { rateLimit: false },
      schema: {
        tags: ['catalogue'],
        summary: 'The picture of a product; w: its width in pixels, WebP or AVIF where it is accepted',
        params: Type.Object({ name: Type.String({ maxLength: 400 }) }),
        querystring: Type.Object({ w: Type.Optional(Type.String({ maxLength: 20 })) }),
      },
    },
    async (request, reply) => {
      const width = widthOf(request.query.w)
      const format = acceptedFormat(request.headers.accept)
      const source = await sourceOf(request.params.name)
      const [path, sent] = await sizedPathOf(source.path, { width, format })
      const { cacheControl } = source
      const type = contentTypes[sent]
      return await sendFile(reply, { path, cacheControl, type }, request.headers['if-none-match'])
    },
  )
}

/** @throws ShopclerkError 400. */
function widthOf(asked: string | undefined): number | undefined {
  if (asked === undefined) return undefined
  const width = Number(asked)
  if (!/^\d{1,5}$/.test(asked) || width < 1 || width > 10_000)
    throw invalidInput('w: must be a width in pixels, from 1 to 10000')
  return madeWidth(width)
}

const isUnwritable = (error: unknown): boolean =>
  isDiskFull(error) ||
  (error instanceof Error && 'code' in error && ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR'].includes(String(error.code)))

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    // ENOTDIR: the folder of pictures is none.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

/** The tag and the bytes are of one file, also when another takes its place meanwhile. */
async function sendFile(
  reply: FastifyReply,
  { path, cacheControl, type }: Source & { type: string },
  known: string | undefined,
) {
  const file = await open(path)
  try {
    const { mtimeMs, size, ino } = await file.stat()
    const tag = `"${[mtimeMs, size, ino].map((part) => Math.trunc(part).toString(36)).join('-')}"`
    // Which origins may read it has been told already.
    const vary = [reply.getHeader('vary') ?? [], 'Accept'].flat().join(', ')
    reply.headers({ etag: tag, vary, 'cache-control': cacheControl })
    if (isKnown(known, tag)) return reply.code(304).send()
    return reply.type(type).send(await file.readFile())
  } finally {
    await file.close()
  }
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2): a proxy that compresses marks tags as weak. */
const isKnown = (header = '', tag: string): boolean =>
  header
    .slice(0, 2_000)
    .split(',')
    .some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === tag)
