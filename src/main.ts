import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// The compiled modules are kept from start to start, which saves a quarter of a second. That works only for
// modules that are loaded after this line.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
const { serve } = await import('./serve.ts')
const { StartupError } = await import('./errors.ts')

try {
  await serve()
  flushCompileCache()
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(`shopclerk: ${error.message}`)
  process.exit(1)
}
