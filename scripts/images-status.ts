import { parseArgs } from 'node:util'
import { loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { imagesStatus } from '../src/images/generate/status.ts'

const usage = `Usage: npm run images:status

  Shows how many pictures of each department are made, wait and are parked, and why.`

try {
  const { help } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values
  process.stdout.write(help ? `${usage}\n` : await imagesStatus(loadConfig().dataDir))
} catch (error) {
  const isMisuse = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isMisuse && !(error instanceof StartupError)) throw error
  process.stderr.write(isMisuse ? `${error.message.replace(/\. .*$/s, '.')}\n${usage}\n` : `${error.message}\n`)
  process.exitCode = 1
}
