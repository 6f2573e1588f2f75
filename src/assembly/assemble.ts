import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createAnswerers } from '../answers/index.ts'
import { webDeliverer } from '../channels/web/index.ts'
import type { Understander } from '../chat/answer.ts'
import { createChat } from '../chat/chat.ts'
import { openSqliteStateStore } from '../chat/stores/sqlite/sqlite-state-store.ts'
import type { Config } from '../config.ts'
import type { DescriberModule } from '../looks/describer-module.ts'
import type { LookSearch } from '../looks/look-search.ts'
import { openLanguageModels } from '../models/open-language-models.ts'
import { counted, createMetrics, type Metrics, measured } from '../operations/metrics.ts'
import type { Lexicon, SearchEngine } from '../search/engine.ts'
import { createProductCompletion } from '../search/product-completion.ts'
import { createProductSearch } from '../search/product-search.ts'
import type { ProductSearch } from '../search/search.ts'
import { readEnglishWords } from '../search/spelling/read-english-words.ts'
import { readSynonyms, shippedSynonyms } from '../search/synonyms/read-synonyms.ts'
import { createThesaurus } from '../search/synonyms/thesaurus.ts'
import type { VectorSearch } from '../search/vector-search.ts'
import { type HelpCentreOnDemand, helpCentreOnDemand } from '../support/files/help-centre-on-demand.ts'
import { createAssistedUnderstander } from '../understanding/assisted-understander.ts'
import { readIntentClassifier } from '../understanding/classifier/intent-classifier.ts'
import type { LanguageModel } from '../understanding/language-model.ts'
import { createUnderstander } from '../understanding/understander.ts'
import { modelFolderOf, openCatalogue, openVectorSearch } from './open-catalogue.ts'
import { openChannels } from './open-channels.ts'
import { openFeeding } from './open-feeding.ts'
import { openHandoff } from './open-handoff.ts'
import { openLooks } from './open-looks.ts'
import { openPictures } from './open-pictures.ts'

const dataFolder = fileURLToPath(new URL('../../data', import.meta.url))

interface SearchParts {
  config: Config
  engine: SearchEngine
  vectors: VectorSearch
  looks: LookSearch | undefined
  log: Logger
}

const productSearchOf = async ({ config, engine, vectors, looks, log }: SearchParts): Promise<ProductSearch> =>
  createProductSearch({
    engine,
    vectors,
    looks,
    thesaurus: createThesaurus(await readSynonyms(config.synonyms ?? shippedSynonyms)),
    realWords: await readEnglishWords(),
    onFailure: (err) => log.warn({ err }, 'the words of the catalogue could not be read anew'),
  })

async function openSupport({ supportDir }: Config, log: Logger): Promise<HelpCentreOnDemand> {
  const support = helpCentreOnDemand(async () => {
    const { openHelpCentre } = await import('../support/files/help-centre.ts')
    return openHelpCentre(supportDir ?? join(dataFolder, 'support'), { log })
  })
  // What is wrong with an operator's own folder is said before the service is open.
  if (supportDir !== undefined) await support.open()
  return support
}

interface UnderstandingParts {
  lexicon: () => Promise<Lexicon>
  model: LanguageModel | undefined
  onFailure(error: Error): void
}

/** By the project's own rules; a model that is set helps where they are unsure. */
function understanderOf({ lexicon, model, onFailure }: UnderstandingParts): Understander {
  const alone = createUnderstander({ lexicon, classifier: readIntentClassifier(dataFolder) })
  return model === undefined ? alone : createAssistedUnderstander({ understander: alone, model, lexicon, onFailure })
}

/** A person's patience after SIGTERM, less what closing the rest takes. */
const finishAnswersWithinMs = 8_000

/** Opens what is stored and joins the ports of the core. */
export async function assemble(config: Config, log: Logger, describer: DescriberModule | undefined) {
  const catalogue = await openCatalogue(config, log)
  const { engine } = catalogue
  const modelFolder = modelFolderOf(config)
  const vectors = await openVectorSearch(config, catalogue, modelFolder, log)
  const store = await openSqliteStateStore(join(config.dataDir, 'state.db'))
  const looking = describer && (await openLooks(config, describer, store, log))
  const looks = looking?.search
  const metrics: Metrics = createMetrics(() => engine.count(), catalogue.circuits)
  const search = measured(await productSearchOf({ config, engine, vectors, looks, log }), metrics)
  const lexicon = () => engine.lexicon()
  const support = await openSupport(config, log)
  const channels = await openChannels(config, log)
  const handoff = openHandoff(config, { store, lexicon, channels, log })
  const { model, visionModel } = await openLanguageModels(config)
  const seeing = openPictures(config, channels, visionModel, log)
  const onFailure = ({ message }: Error) => log.warn(message)
  const understander = understanderOf({ lexicon, model, onFailure })
  const chat = createChat({
    store,
    understander,
    answerers: createAnswerers(
      {
        ...{ search, support, handoff, pictures: seeing.pictures, looks, lexicon },
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
  const searching = { engine, vectors, looking, search, completion, lexicon }
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
