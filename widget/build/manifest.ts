import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** A file of the built widget, as `GET /widget.json` tells of it. */
export interface WidgetFile {
  bytes: number
  /** As a server sends it with gzip's best compression. */
  gzipBytes: number
  /** For the attribute `integrity` (Subresource Integrity). */
  integrity: string
}

/** `GET /widget.json`: what the widget's files are, and what a page loads of them when. */
export interface WidgetManifest {
  /** Changes with every change of the widget. */
  version: string
  /** For the plain tag, always the newest. */
  script: string
  /** The same script under an address that never changes what it gives: for a tag with `integrity`. */
  pinnedScript: string
  /** For `import`, always the newest. */
  module: string
  types: string
  /** Loaded with the page: the button, the panel, the field. */
  core: string[]
  /** Loaded before the first answer begins, the core included. */
  firstLoad: string[]
  /** Loaded for a first answer with products, all of the above included. */
  firstAnswer: string[]
  files: Record<string, WidgetFile>
}

export function describeFile(content: string | Uint8Array): WidgetFile {
  const bytes = Buffer.from(content)
  return {
    bytes: bytes.length,
    gzipBytes: gzipSync(bytes, { level: 9 }).length,
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
  }
}

/** A version that is the project's own and says which build it is: `0.1.0+1f3a9c2b`. */
export function versionOf(project: string, files: Readonly<Record<string, WidgetFile>>): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(files).sort()) hash.update(`${name} ${files[name]?.integrity}\n`)
  return `${project}+${hash.digest('hex').slice(0, 8)}`
}
