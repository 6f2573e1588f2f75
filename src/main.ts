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
    await app.listen({
      host,
      port,
      listenTextResolver: (address) => `Shopclerk is open at ${address.replace('127.0.0.1', 'localhost')}`,
    })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartupError(`Port ${port} is in use. Set PORT to another one, or stop what uses it.`)
    if (code === 'EACCES')
      throw new StartupError(`Port ${port} may not be used by this user. Set PORT to one above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartupError(`HOST '${host}' is not an address of this machine.`)
    throw error
  }
}

async function start(): Promise<void> {
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

try {
  await start()
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(`shopclerk: ${error.message}`)
  process.exit(1)
}
