import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import { createAnswerers } from './answers/index.ts'
import type { DiscordChannel } from './channels/discord/index.ts'
import type { SlackChannel } from './channels/slack/index.ts'
import { createConversationIds, sessionSecret } from './channels/web/conversation-id.ts'
import { webChannel, webDeliverer } from './channels/web/index.ts'
import { createPictureUploads } from './channels/web/uploads/picture-uploads.ts'
import { createChat } from './chat/chat.ts'
import type { Handoff } from './chat/handoff.ts'
import type { StateStore } from './chat/state-store.ts'
import { openSqliteStateStore } from './chat/stores/sqlite/sqlite-state-store.ts'
import type { Config } from './config.ts'
import { StartupError } from './errors.ts'
import { makeFolder } from './files.ts'
import { createHandoff, toAll } from './handoff/create-handoff.ts'
import { webhookSender } from './handoff/webhook.ts'
import { openImages } from './images/index.ts'
import type { CatalogueTarget } from './ingest/feed-job.ts'
import { catalogueTarget, openEngine } from './ingest/open-writer.ts'
import { createEmbeddings } from './models/embeddings.ts'
import { openLanguageModels } from './models/open-language-models.ts'
import { createCatalogueLearning } from './operations/catalogue-learning.ts'
import { createCatalogueLoading } from './operations/catalogue-loading.ts'
import type { CatalogueStream } from './operations/catalogue-stream.ts'
import { demoCataloguePath } from './operations/demo-catalogue.ts'
import { errorHandler, refuseUnreadable, refuseUnroutable } from './operations/error-handler.ts'
import { type HealthChecks, healthRoutes } from './operations/health.ts'
import { createLogger, requestId } from './operations/logging.ts'
import { counted, createMetrics, type Metrics, measured, metricsRoutes } from './operations/metrics.ts'
import { openapi } from './operations/openapi.ts'
import { security } from './operations/security.ts'
import type { Lexicon, SearchEngine } from './search/engine.ts'
import type { ServiceCatalogue } from './search/engines/elasticsearch/service-catalogue.ts'
import { within } from './search/patiently.ts'
import { createProductCompletion } from './search/product-completion.ts'
import { createProductSearch } from './search/product-search.ts'
import type { SharedModels } from './search/shared-models.ts'
import { readEnglishWords } from './search/spelling/read-english-words.ts'
import { readSynonyms, shippedSynonyms } from './search/synonyms/read-synonyms.ts'
import { createThesaurus } from './search/synonyms/thesaurus.ts'
import { createVectorSearch, noVectorSearch, type VectorSearch } from './search/vector-search.ts'
import { helpCentreOnDemand } from './support/files/help-centre-on-demand.ts'
import { createAssistedUnderstander } from './understanding/assisted-understander.ts'
import { readIntentClassifier } from './understanding/classifier/intent-classifier.ts'
import type { LanguageModel } from './understanding/language-model.ts'
import { createUnderstander } from './understanding/understander.ts'
import { createVision } from './vision/providers/index.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Resolves when the catalogue that the settings name is loaded, or could not be. */
    catalogueLoaded: Promise<void>
  }
}

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const widgetFolder = join(projectFolder, 'dist', 'widget')
const demoSupportFolder = join(projectFolder, 'data', 'support')

/** Bytes of a JSON body: 4,000 characters take at most 12 each, escaped; 100 events take the rest. */
const bodyLimit = 256 * 1_024

/** A person's patience after SIGTERM, less what closing the rest takes. */
const finishAnswersWithinMs = 8_000

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

/** A channel of a platform that is on. */
interface OpenChannel {
  name: 'slack' | 'discord'
  channel: SlackChannel | DiscordChannel
}

/** Those that are on; of each other one it is said once that it is off, and its libraries are not loaded. */
async function openChannels({ slack, discord, publicUrl }: Config, log: Logger): Promise<OpenChannel[]> {
  const open: OpenChannel[] = []
  if (isOn('Slack', 'SLACK_BOT_TOKEN', slack, log)) {
    const { createSlackChannel } = await import('./channels/slack/index.ts')
    open.push({ name: 'slack', channel: await createSlackChannel({ settings: slack, publicUrl, log }) })
  }
  if (isOn('Discord', 'DISCORD_BOT_TOKEN', discord, log)) {
    const { createDiscordChannel } = await import('./channels/discord/index.ts')
    open.push({ name: 'discord', channel: await createDiscordChannel({ settings: discord, publicUrl, log }) })
  }
  return open
}

function isOn<T extends object>(
  platform: string,
  token: string,
  settings: T | { missing: string } | undefined,
  log: Logger,
): settings is T {
  if (settings === undefined) log.info(`${platform} is off: ${token} is not set`)
  else if ('missing' in settings)
    log.error(`${platform} is off: ${settings.missing} must be set, as other settings of ${platform} are`)
  return settings !== undefined && !('missing' in settings)
}

/** Less than the two seconds within which a shopper has an answer, whatever the catalogue does; the rest is understanding. */
const cataloguePatienceMs = 1_250

interface OpenedCatalogue {
  engine: SearchEngine
  /** Of a catalogue that may be away. */
  patienceMs?: number
  /** Of a catalogue that other services search too. */
  models?: SharedModels
  check?: ServiceCatalogue['check']
  circuits?: ServiceCatalogue['circuits']
}

/** In the cluster when one is set, else in the data folder. */
async function openCatalogue(config: Config, log: Logger): Promise<OpenedCatalogue> {
  const { elasticsearch, currency } = config
  if (elasticsearch === undefined) return { engine: await openEngine(catalogueTarget(config)) }
  const { openServiceCatalogue } = await import('./search/engines/elasticsearch/index.ts')
  const opened = await openServiceCatalogue(elasticsearch, { currency, log })
  return { ...opened, patienceMs: cataloguePatienceMs }
}

/** Opens what is stored and joins the ports of the core. */
async function assemble(config: Config, log: Logger) {
  const catalogue = await openCatalogue(config, log)
  const { engine } = catalogue
  const modelFolder = modelFolderOf(config)
  const vectors = await vectorSearchOf(config, catalogue, modelFolder, log)
  const store = await openSqliteStateStore(join(config.dataDir, 'state.db'))
  const metrics: Metrics = createMetrics(() => engine.count(), catalogue.circuits)
  const thesaurus = createThesaurus(await readSynonyms(config.synonyms ?? shippedSynonyms))
  const search = measured(
    createProductSearch({
      engine,
      vectors,
      thesaurus,
      realWords: await readEnglishWords(),
      onFailure: (err) => log.warn({ err }, 'the words of the catalogue could not be read anew'),
    }),
    metrics,
  )
  const lexicon = () => engine.lexicon()
  const classifier = readIntentClassifier(join(projectFolder, 'data'))
  const support = helpCentreOnDemand(async () => {
    const { openHelpCentre } = await import('./support/files/help-centre.ts')
    return openHelpCentre(config.supportDir ?? demoSupportFolder, { log })
  })
  // What is wrong with an operator's own folder is said before the service is open.
  if (config.supportDir !== undefined) await support.open()
  const channels = await openChannels(config, log)
  const handoff = handoffOf(config, { store, lexicon, channels, log })
  const { model, visionModel } = await openLanguageModels(config)
  const seeing = openPictures(config, channels, visionModel, log)
  const onFailure = ({ message }: Error) => log.warn(message)
  const alone = createUnderstander({ lexicon, classifier })
  const understander =
    model === undefined ? alone : createAssistedUnderstander({ understander: alone, model, lexicon, onFailure })
  const chat = createChat({
    store,
    understander,
    answerers: createAnswerers(
      {
        ...{ search, support, handoff, pictures: seeing.pictures, lexicon },
        ...{ engine: engine.name, patienceMs: catalogue.patienceMs },
      },
      model && { model, onFailure },
    ),
    deliverers: [webDeliverer, ...channels.map(({ channel }) => channel.deliverer)].map((one) => counted(one, metrics)),
    engine: engine.name,
    log,
    limits: { retentionDays: config.retentionDays, closeMs: finishAnswersWithinMs },
    releasePictures: ({ channel, pictures }) =>
      channel === 'web' ? seeing.uploads.release(pictures) : Promise.resolve(),
  })
  const feeding = await openFeeding({ config, engine, metrics, log })
  const completion = createProductCompletion(engine)
  const searching = { engine, vectors, search, completion, lexicon }
  return {
    ...searching,
    ...feeding,
    ...seeing,
    catalogue,
    store,
    metrics,
    support,
    handoff,
    understander,
    chat,
    channels,
  }
}

interface HandoffParts {
  store: StateStore
  lexicon: () => Promise<Lexicon>
  channels: readonly OpenChannel[]
  log: Logger
}

/** To whoever is set for it: an address, a channel of a platform. */
const handoffOf = (
  { handoffWebhook: url, handoffSecret: secret }: Config,
  { store, lexicon, channels, log }: HandoffParts,
): Handoff =>
  createHandoff({
    store,
    currency: async () => (await lexicon()).currency,
    send: toAll([
      ...(url === undefined ? [] : [webhookSender({ url, secret })]),
      ...channels.flatMap(({ channel }) => channel.sendTicket ?? []),
    ]),
    onFailure: (err) => log.error({ err }, 'a conversation could not be handed to people'),
  })

interface FeedingOptions {
  config: Config
  engine: SearchEngine
  metrics: Metrics
  log: Logger
}

/** What fills the catalogue: feeds, the stream when Kafka is set, and pictures. */
async function openFeeding({ config, engine, metrics, log }: FeedingOptions) {
  const { dataDir, embeddings } = config
  const target = catalogueTarget(config)
  const demoFeed = demoCataloguePath(dataDir)
  const modelFolder = modelFolderOf(config)
  const learning = createCatalogueLearning({ target, embeddings, modelFolder, dataDir }, log)
  const count = () => engine.count()
  const loading = createCatalogueLoading({ config, demoFeed, target, count, learning, log, metrics })
  const stream = await streamOf({ config, target, learn: () => void learning.learn(), metrics, log })
  const images = await openImages({ ...config, target, products: (ids) => engine.products(ids) }, log)
  return { loading, stream, images }
}

const modelFolderOf = ({ dataDir }: Config): string => join(dataDir, 'models')

/** What was made by another embedder than the one that is set is said at the start. */
async function vectorSearchOf(
  { embeddings }: Config,
  { engine, models }: OpenedCatalogue,
  modelFolder: string,
  log: Logger,
): Promise<VectorSearch> {
  const { provider } = embeddings
  if (provider === 'off') return noVectorSearch
  const space = await within(cataloguePatienceMs, engine.vectorSpace(), () => undefined)
  if (space !== undefined && !space.embedder.startsWith(`${provider}:`))
    log.warn(
      `The catalogue's vectors were made by ${space.embedder}, and EMBEDDINGS is ${provider}: they are made anew, and until then search goes by words.`,
    )
  const { open } = createEmbeddings(embeddings, modelFolder, models)
  return createVectorSearch({ engine, openEmbedder: open, onFailure: (message) => log.warn(message) })
}

interface StreamParts {
  config: Config
  target: CatalogueTarget
  /** Learns what has come. */
  learn(): void
  metrics: Metrics
  log: Logger
}

/** Of Kafka, when it is set; else the catalogue is fed within the process. */
async function streamOf({ config, target, learn, metrics, log }: StreamParts): Promise<CatalogueStream | undefined> {
  const { kafka, currency } = config
  if (kafka === undefined) return undefined
  const { createCatalogueStream } = await import('./operations/catalogue-stream.ts')
  const { streamMetrics } = await import('./operations/stream-metrics.ts')
  // A wrong setting stops the start, rather than the thread again and again.
  if (kafka.tls?.ca !== undefined) await (await import('./ingest/kafka/certificates.ts')).readCertificates(kafka.tls.ca)
  return createCatalogueStream({
    ...{ job: { kafka, target, currency }, log, onSettled: learn, onStatus: streamMetrics(metrics) },
    // A supervisor starts the process again; nothing that was not written is lost.
    onLost: (error) => setImmediate(() => throwOut(error)),
  })
}

function throwOut(error: Error): never {
  throw error
}

/** Looking at the pictures of messages; those of the web wait in the data folder meanwhile. */
function openPictures(
  { dataDir, picturesKeepMinutes: keepMinutes }: Config,
  channels: readonly OpenChannel[],
  model: LanguageModel | undefined,
  log: Logger,
) {
  const vision = createVision(model, (line) => log.warn(line))
  const onFailure = (err: Error): void => log.error({ err }, 'uploaded pictures could not be removed')
  const uploads = createPictureUploads({
    ...{ folder: join(dataDir, 'pictures'), keepMinutes, check: vision.check, onFailure },
  })
  const fetchers = Object.fromEntries(channels.map(({ name, channel }) => [name, channel.fetchPicture]))
  return { vision, uploads, pictures: vision.words({ web: uploads.fetch, ...fetchers }) }
}

type Parts = Awaited<ReturnType<typeof assemble>>

/** What the service does beside answering: it begins when all is assembled and ends first. */
function addLifecycle(app: FastifyInstance, parts: Parts): void {
  const { engine, vectors, store, support, chat, loading, images, stream, uploads, vision } = parts
  app.decorate('catalogueLoaded', loading.done)
  app.addHook('onReady', async () => {
    await uploads.start()
    await chat.start()
    await loading.start()
    images.start()
    stream?.start()
  })
  app.addHook('onListen', async () => {
    // Open already: the first product question does not wait for the help centre.
    support.open().catch((err: unknown) => app.log.error({ err }, 'the help centre could not be opened'))
  })
  app.addHook('preClose', async () => {
    await Promise.all([loading.stop(), chat.close(), images.stop(), stream?.stop()])
  })
  app.addHook('onClose', async () => {
    uploads.stop()
    await Promise.all([vectors.close(), vision.close()])
    await Promise.all([engine.close(), store.close(), support.close()])
  })
}

/** What product questions depend on. */
const checksOf = ({ catalogue, store, chat, loading, channels, images, stream }: Parts): HealthChecks => ({
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
  ...(images.check === undefined ? {} : { images: { required: false, check: images.check } }),
})

/**
 * Assembles the service from its settings: opens what it stores, joins the ports, adds the routes. The caller
 * listens; `close()` finishes what is in hand and closes all of it.
 * @throws StartupError when something it needs is not to be had.
 */
export async function buildApp(config: Config): Promise<FastifyInstance> {
  await prepareDataDir(config.dataDir)
  const log = await createLogger(config.logLevel)
  const secret = await sessionSecret(config.sessionSecret, config.dataDir)
  const parts = await assemble(config, log)
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
