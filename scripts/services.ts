import { StartupError } from '../src/errors.ts'
import { readFlags, UsageError } from './flags.ts'
import { type ServiceName, serviceNames } from './services/running.ts'
import { hasDocker, type Services, servicesInDocker } from './services/services.ts'
import { servicesWithoutDocker } from './services/without-docker.ts'

const usage = `Usage: npm run services -- up|down|status [elasticsearch] [kafka]

  Brings Elasticsearch and Apache Kafka up on this machine, for development and tests: in Docker where
  an engine answers, else as processes from Maven Central (a JDK 21 and Maven are needed). SERVICES_DIR
  names the folder of downloads and data.`

const commands: Readonly<Record<string, (services: Services, name: ServiceName) => Promise<void>>> = {
  async up(services, name) {
    process.stderr.write(`shopclerk: starting ${name}\n`)
    await services.up(name)
    await tell(services, name)
  },
  async down(services, name) {
    await services.down(name)
    await tell(services, name)
  },
  status: tell,
}

async function tell(services: Services, name: ServiceName): Promise<void> {
  const { isUp, detail } = await services.status(name)
  process.stdout.write(`${isUp ? '●' : '○'} ${name.padEnd(14)} ${detail}\n`)
}

async function run(): Promise<void> {
  const { values, positionals } = readFlags({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return void process.stdout.write(`${usage}\n`)
  const [asked = '', ...named] = positionals
  const command = commands[asked]
  if (command === undefined) throw new UsageError(asked === '' ? 'A command is missing.' : `'${asked}' is no command.`)
  const unknown = named.find((name) => !serviceNames.some((known) => known === name))
  if (unknown !== undefined) throw new UsageError(`'${unknown}' is no service.`)
  const services = hasDocker() ? servicesInDocker : servicesWithoutDocker
  for (const name of serviceNames) if (named.length === 0 || named.includes(name)) await command(services, name)
}

try {
  await run()
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof StartupError)) throw error
  process.stderr.write(`${error.message}\n${error instanceof UsageError ? `\n${usage}\n` : ''}`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
