import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findJdk } from '../../../scripts/services/jdk.ts'
import { type OwnServer, ownKafka } from '../../../scripts/services/own-server.ts'
import { openKafkaClient } from '../../../src/ingest/kafka/client.ts'
import { KafkaSource } from '../../../src/ingest/kafka/kafka-source.ts'
import type { KafkaSettings } from '../../../src/ingest/kafka-settings.ts'
import { someProducts, writeFeed } from '../../fixtures/feeds.ts'
import { kafkaEnvironment, kafkaSettings } from '../../fixtures/kafka-topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { waitUntil } from '../../fixtures/service.ts'
import { kafkaBrokers } from '../../fixtures/services.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const listener = 'listener.name.plaintext'
const plainUsers = ['admin', 'plain'].map((name) => `user_${name}="${name}-secret"`).join(' ')

/** A certificate that its own key has signed: the store that a broker takes, and the file that a client trusts. */
async function certificateIn(folder: string): Promise<{ store: string; certificate: string }> {
  const [store, certificate] = [join(folder, 'broker.p12'), join(folder, 'broker.pem')]
  const keytool = (...args: string[]) =>
    execFileSync(
      join(findJdk(17, 'Kafka'), 'bin', 'keytool'),
      [...args, '-alias', 'broker', '-keystore', store, '-storetype', 'PKCS12', '-storepass', storePassword],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    )
  keytool('-genkeypair', '-keyalg', 'EC', '-dname', 'CN=localhost', '-ext', 'san=ip:127.0.0.1', '-validity', '30')
  await writeFile(certificate, keytool('-exportcert', '-rfc'))
  return { store, certificate }
}

const storePassword = 'store-secret'

/** A broker that speaks TLS alone, and lets `admin` do everything, and `poor` nothing. */
const secured = (store: string) =>
  ownKafka({
    settings: {
      'listener.security.protocol.map': 'PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT',
      'ssl.keystore.location': store,
      'ssl.keystore.password': storePassword,
      'ssl.truststore.location': store,
      'ssl.truststore.password': storePassword,
      'inter.broker.listener.name': 'PLAINTEXT',
      'sasl.enabled.mechanisms': 'SCRAM-SHA-256,SCRAM-SHA-512,PLAIN',
      'sasl.mechanism.inter.broker.protocol': 'PLAIN',
      [`${listener}.plain.sasl.jaas.config`]: `org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="admin-secret" ${plainUsers};`,
      [`${listener}.scram-sha-256.sasl.jaas.config`]:
        'org.apache.kafka.common.security.scram.ScramLoginModule required;',
      [`${listener}.scram-sha-512.sasl.jaas.config`]:
        'org.apache.kafka.common.security.scram.ScramLoginModule required;',
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': 'User:admin;User:ANONYMOUS',
    },
    format: ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) =>
      ['admin', 'poor'].flatMap((name) => ['--add-scram', `${mechanism}=[name=${name},password=${name}-secret]`]),
    ),
  })

describeWith('KAFKA', 'Kafka that is not as it should be', () => {
  let broker: OwnServer
  let settings: KafkaSettings
  let ca: string
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopclerk-'))
    const { store, certificate } = await certificateIn(folder)
    ca = certificate
    broker = await secured(store)
    settings = kafkaSettings({ brokers: [broker.address], tls: { ca } })
  }, 120_000)
  afterAll(async () => {
    await broker?.remove()
    await rm(folder, { recursive: true, force: true })
  }, 60_000)

  /** Runs a command; its code and what it said, without its progress. */
  async function run(script: string, args: string[], env: Record<string, string>): Promise<[number, string]> {
    const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, ...kafkaEnvironment(settings), ...overTls(), DATA_DIR: folder, ...env },
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
    const [code] = await once(child, 'close')
    return [code, text.trim()]
  }

  const overTls = () => ({ KAFKA_SSL: 'on', KAFKA_SSL_CA: ca })
  const as = (user: string, mechanism = 'scram-sha-512') => ({
    ...{ KAFKA_SASL_USERNAME: user, KAFKA_SASL_PASSWORD: `${user}-secret`, KAFKA_SASL_MECHANISM: mechanism },
  })
  const init = (env: Record<string, string>) => run('kafka-init.ts', [], env)

  it('is used over TLS with each way to log in', async () => {
    for (const mechanism of ['scram-sha-256', 'scram-sha-512', 'plain']) {
      const [code, said] = await init(as('admin', mechanism))
      expect([code, said.split('\n')]).toEqual([
        0,
        expect.arrayContaining([expect.stringMatching(/products (was made|is there)$/)]),
      ])
    }
  }, 60_000)

  it('is said in one line, with what to do', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ KAFKA_BROKERS: '127.0.0.1:1' }, /^Kafka: no broker answers at 127\.0\.0\.1:1\. Check KAFKA_BROKERS/],
      [{ KAFKA_BROKERS: 'no.such.host.invalid:9092' }, /^Kafka: no broker answers at no\.such\.host\.invalid:9092\./],
      [
        { ...as('admin'), KAFKA_SASL_PASSWORD: 'wrong' },
        /^Kafka: the brokers at .* do not let this user in\. Check KAFKA_SASL_USERNAME/,
      ],
      [{ ...as('admin', 'plain'), KAFKA_SASL_PASSWORD: 'wrong' }, /do not let this user in/],
      [as('poor'), /^Kafka: This user may not /],
      [
        { ...as('admin'), KAFKA_SSL: 'off', KAFKA_SSL_CA: '' },
        /^Kafka: no broker answers at .*KAFKA_SSL, if it takes only TLS/,
      ],
      [{ ...as('admin'), KAFKA_SSL_CA: '' }, /^Kafka: the certificate of .* is not trusted\. Set KAFKA_SSL_CA/],
      [{ KAFKA_BROKERS: kafkaBrokers().join(',') }, /^Kafka: .*(does not speak TLS|no broker answers)/],
      [{ KAFKA_BROKERS: '' }, /^KAFKA_BROKERS is not set\./],
    ]
    for (const [env, line] of cases) {
      const [code, said] = await init(env)
      expect([code, said], JSON.stringify(env)).toEqual([1, expect.stringMatching(line)])
      expect(said.split('\n')).toHaveLength(1)
    }
  }, 120_000)

  it('stops a feed in one line when its topic is missing or may not be written', async () => {
    const feed = await writeFeed(folder, 'few.jsonl', someProducts(3))
    const send = (env: Record<string, string>) => run('products-ingest.ts', [feed], env)
    expect(await send({ ...as('admin'), KAFKA_TOPIC_PREFIX: 'other-' })).toEqual([
      1,
      'Kafka: A topic is missing. Run npm run kafka:init.',
    ])
    expect(await send(as('poor'))).toEqual([1, expect.stringMatching(/^Kafka: This user may not [^\n]*$/)])
  }, 60_000)

  it('is what a consumer says of itself while it may not read', async () => {
    const sasl = { mechanism: 'scram-sha-512', username: 'poor', password: 'poor-secret' } as const
    const client = await openKafkaClient({ ...settings, sasl })
    const troubles: string[] = []
    const source = new KafkaSource({
      ...{ client, groupId: settings.group, topics: ['products'] },
      onTrouble: (message) => troubles.push(message),
    })
    source.start(async () => undefined)
    try {
      await waitUntil('it to say so', () => troubles.length > 0, 30_000)
      expect(troubles).toEqual([
        expect.stringMatching(/^Kafka: This user may not use the (topics|consumer group)\. Give it /),
      ])
      expect(source.state().isRunning).toBe(false)
    } finally {
      await source.stop()
    }
  }, 60_000)
})
