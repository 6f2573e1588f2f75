import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')

/** The widget and its demo page, built as `npm run build:widget` does, into a folder of their own. */
export async function buildWidget(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-widget-'))
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder, '--logLevel', 'error'], { cwd: root })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
