import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { StartupError } from '../../errors.ts'

/** Files whose name holds a hash of their content never change. */
const hashed = /-[\w-]{8}\.(js|js\.map|css|svg|png|webp|woff2)$/

/** What pages of any origin take: modules, and a script with `integrity`, come only to those that they name. */
const forAll = /^widget(\.js|\.json|[\\/].*)$/

/** Folders to which a build adds files while the service runs: `widget.js` names the new ones at once. */
const changing = ['widget', 'assets']

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
  const options = {
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply: FastifyReply, path: string) {
      const name = relative(folder, path).replace(/\.gz$/, '')
      reply.header('cache-control', hashed.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
      if (name.endsWith('.d.ts')) reply.type('text/plain; charset=utf-8')
      // They are the same for everyone, and a cache may give them to anyone.
      if (forAll.test(name)) reply.header('access-control-allow-origin', '*').header('vary', 'accept-encoding')
    },
  }
  // Of the pages only what is there is a route: everything else gets the one form of a 404.
  const globIgnore = changing.map((name) => `${name}/**`)
  await app.register(staticFiles, { ...options, root: folder, wildcard: false, globIgnore })
  for (const name of changing) {
    const root = join(folder, name)
    await app.register(staticFiles, { ...options, root, prefix: `/${name}/`, decorateReply: false })
  }
}
