import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProcessIdentity } from '../../src/process-identity.ts'
import { type ElasticsearchOptions, startElasticsearch } from './elasticsearch.ts'
import { servicesFolder } from './folders.ts'
import { type KafkaOptions, startKafka } from './kafka.ts'
import { freePort, signalGroup, stopProcess } from './server-process.ts'

/** A server for one purpose alone, with nothing in it: to be stopped, frozen or killed by whoever started it. */
export interface OwnServer {
  /** `host:port` on this machine. */
  address: string
  /** Sends a signal to its processes: SIGSTOP freezes it, SIGCONT lets it go on, SIGKILL ends it at once. */
  signal(signal: NodeJS.Signals): void
  /** Ends it and waits for that; what it holds stays. */
  stop(): Promise<void>
  /** Starts it again on the same port, with what it held. It must have ended. */
  start(): Promise<void>
  /** Ends it and removes what it holds. */
  remove(): Promise<void>
}

export const ownElasticsearch = (
  settings?: ElasticsearchOptions['settings'],
  files?: ElasticsearchOptions['files'],
): Promise<OwnServer> =>
  ownServer('elasticsearch', (folder, port) => startElasticsearch({ folder, port, settings, files }))

export const ownKafka = (options: Pick<KafkaOptions, 'settings' | 'format'> = {}): Promise<OwnServer> =>
  ownServer('kafka', (folder, port) => startKafka({ ...options, folder, port }))

async function ownServer(
  name: string,
  run: (folder: string, port: number) => Promise<ProcessIdentity>,
): Promise<OwnServer> {
  await mkdir(join(servicesFolder, 'own'), { recursive: true })
  const folder = await mkdtemp(join(servicesFolder, 'own', `${name}-`))
  // mkdtemp's folders are closed to other users, and Elasticsearch may run as one.
  const inside = join(folder, 'server')
  await chmod(folder, 0o755)
  const port = await freePort()
  let process = await run(inside, port)
  const stop = () => stopProcess(process)
  return {
    address: `127.0.0.1:${port}`,
    signal: (signal) => signalGroup(process.pid, signal),
    stop,
    async start() {
      process = await run(inside, port)
    },
    async remove() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
