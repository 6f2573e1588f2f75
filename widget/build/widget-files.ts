import { readFileSync } from 'node:fs'
import type { Plugin, Rolldown } from 'vite'
import { describeFile, versionOf, type WidgetFile, type WidgetManifest } from './manifest.ts'

type OutputChunk = Rolldown.OutputChunk

/** The chunk that holds a module, and with it all that the module needs. */
const chunkOf = (bundle: Rolldown.OutputBundle, module: string): OutputChunk => {
  const holds = (id: string): boolean => id.endsWith(`/widget/src/${module}`)
  const found = Object.values(bundle).find(
    (output): output is OutputChunk => output.type === 'chunk' && output.moduleIds.some(holds),
  )
  if (!found) throw new Error(`The build has no chunk for ${module}.`)
  return found
}

/** A chunk and all that is loaded with it. */
function withImports(bundle: Rolldown.OutputBundle, { fileName }: OutputChunk, seen = new Set<string>()): Set<string> {
  const chunk = bundle[fileName]
  if (chunk?.type !== 'chunk' || seen.has(fileName)) return seen
  seen.add(fileName)
  for (const name of chunk.imports) {
    const imported = bundle[name]
    if (imported?.type === 'chunk') withImports(bundle, imported, seen)
  }
  return seen
}

export interface WidgetFilesOptions {
  /** The project's version. */
  version: string
  /** The element's types, as they are given to pages. */
  typesPath: string
  /** The loader's code, made for the address of the core, relative to where the loader is. */
  loader(core: string): Promise<string>
}

/**
 * Adds to the widget's modules what pages take: `widget.js` (the classic loader), the same under an address with its
 * hash, the types, and `widget.json`, which tells of all of them.
 */
export const widgetFiles = ({ version, typesPath, loader }: WidgetFilesOptions): Plugin => ({
  name: 'widget-files',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'widget',
  async generateBundle(_, bundle) {
    const core = chunkOf(bundle, 'core.ts')
    const script = await loader(`./${core.fileName}`)
    const pinned = await loader(`./${core.fileName.replace('widget/', '')}`)
    const [hash] = describeFile(pinned).integrity.replace('sha384-', '').replace(/[+/=]/g, '').match(/^.{8}/) ?? []
    const names = { script: 'widget.js', pinned: `widget/widget-${hash}.js`, types: 'widget/shop-clerk.d.ts' }
    const types = readFileSync(typesPath, 'utf8')
    const added = { [names.script]: script, [names.pinned]: pinned, [names.types]: types }
    const files: Record<string, WidgetFile> = {}
    for (const [fileName, source] of Object.entries(added)) {
      this.emitFile({ type: 'asset', fileName, source })
      files[`/${fileName}`] = describeFile(source)
    }
    for (const output of Object.values(bundle)) {
      if (output.type === 'chunk') files[`/${output.fileName}`] = describeFile(output.code)
    }
    const loaded = (...chunks: OutputChunk[]): string[] => [
      `/${names.script}`,
      ...[...new Set(chunks.flatMap((chunk) => [...withImports(bundle, chunk)]))].map((name) => `/${name}`),
    ]
    const manifest: WidgetManifest = {
      version: versionOf(version, files),
      script: `/${names.script}`,
      pinnedScript: `/${names.pinned}`,
      module: `/${chunkOf(bundle, 'module.ts').fileName}`,
      types: `/${names.types}`,
      core: loaded(core),
      firstLoad: loaded(core, chunkOf(bundle, 'talk.ts')),
      firstAnswer: loaded(core, chunkOf(bundle, 'talk.ts'), chunkOf(bundle, 'answers.ts')),
      files,
    }
    this.emitFile({ type: 'asset', fileName: 'widget.json', source: `${JSON.stringify(manifest, null, 2)}\n` })
  },
})
