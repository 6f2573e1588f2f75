import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupError } from '../../src/errors.ts'
import type { ProcessIdentity } from '../../src/process-identity.ts'
import { findJdk } from './jdk.ts'
import { withDependencies } from './maven.ts'
import { freePort, startProcess } from './server-process.ts'

const version = '4.1.0'
const leastJdk = 17

/** The broker, and a library that writes its log: without one it is silent, also about being ready. */
const artifacts = [
  { group: 'org.apache.kafka', name: 'kafka_2.13', version },
  { group: 'org.slf4j', name: 'slf4j-simple', version: '1.7.36' },
]

/** What a broker says once it takes requests. */
const readyLine = 'Kafka Server started'

export interface KafkaOptions {
  /** Where its data, log and configuration are; it must survive a restart. */
  folder: string
  port: number
  /** As in `server.properties`, beside those that a single node needs. */
  settings?: Readonly<Record<string, string>> | undefined
  /** Further arguments of the format of its storage, as `--add-scram 'SCRAM-SHA-256=[name=…,password=…]'`. */
  format?: readonly string[] | undefined
}

/** Starts one broker, which is its own controller, on 127.0.0.1; resolves once it takes requests. */
export async function startKafka({ folder, port, settings, format = [] }: KafkaOptions): Promise<ProcessIdentity> {
  const jars = await withDependencies(`kafka-${version}`, artifacts)
  const java = join(findJdk(leastJdk, 'Kafka'), 'bin', 'java')
  await mkdir(folder, { recursive: true })
  const properties = join(folder, 'server.properties')
  const classPath = ['-cp', join(jars, '*')]
  // Its controller's address is kept in the data: settings are written once.
  if (!existsSync(join(folder, 'data'))) {
    await writeFile(properties, await propertiesOf(folder, port, settings))
    const storage = ['kafka.tools.StorageTool', 'format', '--standalone', '-t', randomUUID(), '-c', properties]
    const { status, stdout, stderr } = spawnSync(java, [...classPath, ...storage, ...format], { encoding: 'utf8' })
    if (status !== 0) throw new StartupError(`Kafka's storage could not be formatted: ${stdout}${stderr}`.trim())
  }
  const logFile = join(folder, 'output.log')
  await writeFile(logFile, '')
  return startProcess({
    name: 'Kafka',
    port,
    program: java,
    args: ['-Xmx512m', '-Dorg.slf4j.simpleLogger.showDateTime=true', ...classPath, 'kafka.Kafka', properties],
    environment: {},
    logFile,
    isReady: async () => (await readFile(logFile, 'utf8')).includes(readyLine),
  })
}

async function propertiesOf(folder: string, port: number, settings: KafkaOptions['settings'] = {}): Promise<string> {
  const controller = `127.0.0.1:${await freePort()}`
  const all = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.bootstrap.servers': controller,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://${controller}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'auto.create.topics.enable': 'false',
    'group.initial.rebalance.delay.ms': '0',
    ...settings,
  }
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
