import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A file whose name holds a hash of its content; what stands before the hash names it through all builds. */
const hashed = /^(.+)-[\w-]{8}(\.(?:js|js\.map|css|svg|png|webp|woff2))$/

/**
 * How many versions of a file are kept, the newest included. A page that is open, a cached `widget.js` and a tag with
 * `integrity` go on asking for those of earlier builds; a shop that deploys each workday has two weeks to follow.
 */
const keptVersions = 10

const withoutGzip = (name: string): string => name.replace(/\.gz$/, '')

const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Empties the folder of a build but for what is asked for under an address that never changes what it gives. */
export async function clearBuild(folder: string): Promise<void> {
  for (const path of await filesOf(folder)) if (!hashed.test(withoutGzip(path))) await rm(path)
}

/** Deletes what only builds of long ago have given: of each hashed file all but the newest versions. */
export async function forgetOldBuilds(folder: string, kept: number = keptVersions): Promise<void> {
  const versions = new Map<string, { path: string; written: number }[]>()
  for (const path of await filesOf(folder)) {
    const [, name, extension] = hashed.exec(path) ?? []
    if (name === undefined) continue
    const of = versions.get(`${name}${extension}`) ?? []
    versions.set(`${name}${extension}`, [...of, { path, written: (await stat(path)).mtimeMs }])
  }
  for (const of of versions.values()) {
    const old = of.sort((a, b) => b.written - a.written).slice(kept)
    for (const { path } of old) for (const file of [path, `${path}.gz`]) await rm(file, { force: true })
  }
}
