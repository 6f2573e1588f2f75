import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { assemble } from './assembly/assemble.ts'
import { describerOf } from './assembly/open-looks.ts'
import { createConversationIds, sessionSecret } from './channels/web/conversation-id.ts'
import { webChannel } from './channels/web/index.ts'
import type { Config } from './config.ts'
import { StartupError } from './errors.ts'
import { makeFolder } from './files.ts'
import { errorHandler, refuseUnreadable, refuseUnroutable } from './operations/error-handler.ts'
import { type HealthChecks, healthRoutes } from './operations/health.ts'
import { createLogger, requestId } from './operations/logging.ts'
import { metricsRoutes } from './operations/metrics.ts'
import { openapi } from './operations/openapi.ts'
import { security } from './operations/security.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Resolves when the catalogue that the settings name is loaded, or could not be. */
    catalogueLoaded: Promise<void>
  }
}

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const widgetFolder = join(projectFolder, 'dist', 'widget')

/** Bytes of a JSON body: 4,000 characters take at most 12 each, escaped; 100 events take the rest. */
const bodyLimit = 256 * 1_024

/** @throws StartupError when the folder cannot be made or written to. */
async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir)
    await access(dataDir, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartupError(`DATA_DIR ${dataDir} cannot be written to (${code}). Name another folder.`, { cause: error })
  }
}

type Parts = Awaited<ReturnType<typeof assemble>>

/** What the service does beside answering: it begins when all is assembled and ends first. */
function addLifecycle(app: FastifyInstance, parts: Parts): void {
  const { engine, vectors, looking, store, support, chat, loading, images, stream, uploads, vision } = parts
  app.decorate('catalogueLoaded', loading.done)
  app.addHook('onReady', async () => {
    await uploads.start()
    await chat.start()
    await loading.start()
    images.start()
    looking?.filling.start()
    stream?.start()
  })
  app.addHook('onListen', async () => {
    // Open already: the first product question does not wait for the help centre.
    support.open().catch((err: unknown) => app.log.error({ err }, 'the help centre could not be opened'))
  })
  app.addHook('preClose', async () => {
    await Promise.all([loading.stop(), chat.close(), images.stop(), stream?.stop(), looking?.filling.stop()])
  })
  app.addHook('onClose', async () => {
    uploads.stop()
    await Promise.all([vectors.close(), vision.close(), looking?.close()])
    await Promise.all([engine.close(), store.close(), support.close()])
  })
}

/** What product questions depend on. */
const checksOf = ({ catalogue, store, chat, loading, channels, images, stream, looking }: Parts): HealthChecks => ({
  catalogue: { required: true, check: loading.check },
  ...(catalogue.check === undefined ? {} : { elasticsearch: { required: true, check: catalogue.check } }),
  conversations: {
    required: true,
    async check() {
      await store.state('readiness')
      return { ok: true, detail: `${chat.load().waiting} messages waiting` }
    },
  },
  ...Object.fromEntries(channels.map(({ name, channel }) => [name, { required: false, check: channel.check }])),
  ...(stream === undefined ? {} : { kafka: { required: false, check: () => stream.check() } }),
  ...(looking === undefined ? {} : { looks: { required: false, check: looking.filling.check } }),
  ...(images.check === undefined ? {} : { images: { required: false, check: images.check } }),
})

/**
 * Assembles the service from its settings: opens what it stores, joins the ports, adds the routes. The caller
 * listens; `close()` finishes what is in hand and closes all of it.
 * @throws StartupError when something it needs is not to be had.
 */
export async function buildApp(config: Config, describer = describerOf(config)): Promise<FastifyInstance> {
  await prepareDataDir(config.dataDir)
  const log = await createLogger(config.logLevel)
  const secret = await sessionSecret(config.sessionSecret, config.dataDir)
  const parts = await assemble(config, log, describer)
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    genReqId: requestId,
    bodyLimit,
    // One hop: what a caller writes into X-Forwarded-For himself stands further to the left.
    trustProxy: config.trustProxy && ((_address: string, hop: number) => hop === 0),
    frameworkErrors: refuseUnroutable,
    clientErrorHandler: refuseUnreadable,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 2_000 },
  })
  // Only JSON is read.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  // Responses are our own objects; their schemas describe them, and tests hold them to it.
  app.setSerializerCompiler(() => JSON.stringify)
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id))

  await app.register(security, config)
  await app.register(openapi)
  await app.register(errorHandler)
  await app.register(metricsRoutes, { metrics: parts.metrics })
  await app.register(webChannel, {
    ...parts,
    ids: createConversationIds(secret),
    showQueries: config.showQueries,
    widgetFolder,
  })
  for (const { channel } of parts.channels) await channel.routes(app, parts)
  await parts.images.routes(app)
  await app.register(healthRoutes, { checks: checksOf(parts) })
  addLifecycle(app, parts)
  return app
}
