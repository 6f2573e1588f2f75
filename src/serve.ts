import type { AddressInfo } from 'node:net'
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { type Config, loadConfig } from './config.ts'
import { StartupError } from './errors.ts'

/** Work in hand gets this long after SIGTERM; a supervisor's usual patience is 10 s or more. */
const closeWithinMs = 9_000

/** @throws StartupError when the port is taken or may not be used. */
async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening on ${address}` })
  } catch (error) {
    throw listenFailed(error as NodeJS.ErrnoException, host, port)
  }
  const { port: listeningPort } = app.server.address() as AddressInfo
  const reachable = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host
  app.log.info(`Shopclerk is open at http://${reachable}:${listeningPort}`)
}

function listenFailed(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use. Set PORT to another one, or stop what uses it.`,
    EACCES: `Port ${port} may not be used by this user. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `HOST '${host}' is not an address of this machine.`,
    ENOTFOUND: `HOST '${host}' is not an address of this machine.`,
  }
  const reason = reasons[error.code ?? '']
  return reason === undefined ? error : new StartupError(reason, { cause: error })
}

/**
 * Runs the service until it is told to end: settings, assembly, port, signals.
 * @throws StartupError when it cannot start, in one line for the operator.
 */
export async function serve(): Promise<void> {
  const config = loadConfig()
  const app = await buildApp(config)
  closeWithGrace({ delay: closeWithinMs, logger: false }, async ({ err, signal }) => {
    if (err) app.log.fatal({ err }, 'ending after an unexpected error')
    else app.log.info(`${signal}: finishing what is in hand`)
    await app.close()
  })
  await listen(app, config).catch(async (error: unknown) => {
    await app.close()
    throw error
  })
}
