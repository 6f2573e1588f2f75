import { parseArgs } from 'node:util'
import { loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { openKafkaClient } from '../src/ingest/kafka/client.ts'
import { initTopics } from '../src/ingest/kafka/init-topics.ts'

const usage = `Usage: npm run kafka:init

  Makes the topics that are missing at KAFKA_BROKERS. Topics that are there stay as they are; when one is not as it has
  to be, it is said what is wrong with it and which command mends it, and nothing is made.`

async function main(): Promise<string> {
  const { kafka } = loadConfig()
  if (kafka === undefined)
    throw new StartupError('KAFKA_BROKERS is not set. Set it to your brokers, such as localhost:9092.')
  const { created, kept } = await initTopics(await openKafkaClient(kafka))
  return [...created.map((name) => `${name} was made`), ...kept.map((name) => `${name} is there`)].join('\n')
}

try {
  const { help } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values
  process.stdout.write(`${help ? usage : await main()}\n`)
} catch (error) {
  const isMisuse = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isMisuse && !(error instanceof StartupError)) throw error
  process.stderr.write(isMisuse ? `${error.message.replace(/\. .*$/s, '.')}\n${usage}\n` : `${error.message}\n`)
  process.exitCode = 1
}
