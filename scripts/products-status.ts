import { parseArgs } from 'node:util'
import { loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { countOfDeadLetters, lagOf, type ServiceReadiness, statusText } from '../src/ingest/products-status.ts'

const usage = `Usage: npm run products:status

  Shows what waits in Kafka and is not yet in the catalogue, the dead letters, and what a service that runs at HOST and
  PORT says of itself.`

/** A service on the same machine answers at once. */
const timeoutMs = 2_000

async function readiness(address: string): Promise<ServiceReadiness> {
  try {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(timeoutMs) })
    const { checks } = (await answer.json()) as ServiceReadiness
    return { address, checks }
  } catch {
    // That it does not answer is what is shown.
    return { address, checks: undefined }
  }
}

async function main(): Promise<string> {
  const { kafka, dataDir, host, port } = loadConfig()
  const reachable = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
  const service = await readiness(`http://${reachable}:${port}`)
  const lag = await lagOf(kafka)
  return statusText(lag, lag?.deadLetters ?? (await countOfDeadLetters(dataDir)), service)
}

try {
  const { help } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values
  process.stdout.write(help ? `${usage}\n` : await main())
} catch (error) {
  const isMisuse = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isMisuse && !(error instanceof StartupError)) throw error
  process.stderr.write(isMisuse ? `${error.message.replace(/\. .*$/s, '.')}\n${usage}\n` : `${error.message}\n`)
  process.exitCode = 1
}
