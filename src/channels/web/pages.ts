import { existsSync } from 'node:fs'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { StartupError } from '../../errors.ts'

/** Files whose name holds a hash of their content never change. */
const hashed = /-[\w-]{8,}\.(js|css|svg|png|webp|woff2)$/

/**
 * The widget and its demo shop, as Vite built them into `folder`.
 * @throws StartupError when they were not built.
 */
export async function pages(app: FastifyInstance, { folder }: { folder: string }): Promise<void> {
  if (!existsSync(folder)) {
    throw new StartupError(
      `The widget has not been built: ${folder} is missing. 'npm start' builds it; so does 'npx vite build'.`,
    )
  }
  await app.register(staticFiles, {
    root: folder,
    // Only what is there is a route: everything else gets the one form of a 404.
    wildcard: false,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
    },
  })
}
