import { join } from 'node:path'
import { isAlive } from '../../src/process-identity.ts'
import { startElasticsearch } from './elasticsearch.ts'
import { servicesFolder } from './folders.ts'
import { startKafka } from './kafka.ts'
import { readRunning, type ServiceName, writeRunning } from './running.ts'
import { stopProcess } from './server-process.ts'
import type { Services } from './services.ts'

const ports = { elasticsearch: 9_200, kafka: 9_092 } as const

const start = { elasticsearch: startElasticsearch, kafka: startKafka } as const

export const addressOf = (name: ServiceName): string =>
  `${name === 'elasticsearch' ? 'http://' : ''}127.0.0.1:${ports[name]}`

/** The servers as processes of this machine, from Maven Central. */
export const servicesWithoutDocker: Services = {
  async up(name) {
    const running = await readRunning()
    const known = running[name]
    if (known !== undefined && (await isAlive(known))) return
    const process = await start[name]({ folder: join(servicesFolder, name), port: ports[name] })
    await writeRunning({ ...(await readRunning()), [name]: process })
  },
  async down(name) {
    const { [name]: known, ...others } = await readRunning()
    if (known !== undefined) await stopProcess(known)
    await writeRunning(others)
  },
  async status(name) {
    const known = (await readRunning())[name]
    return known !== undefined && (await isAlive(known))
      ? { isUp: true, detail: `${addressOf(name)} (process ${known.pid})` }
      : { isUp: false, detail: 'down' }
  },
}
