import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { StartupError } from '../../src/errors.ts'
import type { ServiceName } from './running.ts'

/** Brings servers up and down; all of it may be asked for twice. */
export interface Services {
  /** Resolves once the server answers. */
  up(name: ServiceName): Promise<void>
  /** Ends it; what it holds stays. */
  down(name: ServiceName): Promise<void>
  status(name: ServiceName): Promise<{ isUp: boolean; detail: string }>
}

const composeFile = fileURLToPath(new URL('../../docker-compose.yml', import.meta.url))

/** Whether a Docker engine answers that has Compose. */
export const hasDocker = (): boolean =>
  ['info', 'compose version'].every((command) => docker(command.split(' ')).status === 0)

/** The servers as containers of `docker-compose.yml`. */
export const servicesInDocker: Services = {
  async up(name) {
    compose(['up', '--detach', '--wait', name], 'inherit')
  },
  async down(name) {
    compose(['stop', name], 'inherit')
  },
  async status(name) {
    const shown = compose(['ps', '--format', '{{.Status}}', name], 'pipe').trim()
    return { isUp: shown.startsWith('Up'), detail: shown === '' ? 'down' : shown }
  },
}

function compose(args: readonly string[], stdout: 'inherit' | 'pipe'): string {
  const { status, stdout: said } = docker(['compose', '--file', composeFile, ...args], stdout)
  if (status !== 0) throw new StartupError(`docker compose ${args.join(' ')} failed.`)
  return said ?? ''
}

const docker = (args: readonly string[], stdout: 'inherit' | 'pipe' = 'pipe') =>
  spawnSync('docker', [...args], {
    encoding: 'utf8',
    stdio: ['ignore', stdout, stdout === 'pipe' ? 'pipe' : 'inherit'],
  })
