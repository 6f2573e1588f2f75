import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBuilder } from 'vite'

/** The widget and its demo page, built as `npm run build:widget` does, into a folder of their own. */
export async function buildWidget(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-widget-'))
  const builder = await createBuilder({
    configFile: fileURLToPath(new URL('../../../vite.config.ts', import.meta.url)),
    build: { outDir: folder },
    logLevel: 'error',
  })
  await builder.buildApp()
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
