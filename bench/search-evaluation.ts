import { setTimeout as sleep } from 'node:timers/promises'
import type { Product } from '../src/catalogue/product.ts'
import type { SearchType } from '../src/search/search.ts'
import type { Anchor } from './anchor.ts'
import type { EvaluationSet } from './evaluation-set.ts'
import { type Measured, measure, type Searcher } from './measure.ts'
import { openMiniSearch } from './minisearch-anchor.ts'
import { openOrama } from './orama-anchor.ts'
import type { OwnCatalogue } from './own-catalogue.ts'
import { productsOfFeed } from './products-of-feed.ts'
import { type SearchedService, withService } from './searched-service.ts'
import { checkLikeness, drawn, type LikenessChecked } from './similar-evaluation.ts'

/** How well and how quickly a catalogue is searched. */
export interface SearchEvaluation {
  name: string
  products: readonly Product[]
  types: readonly SearchType[]
  /** Names of the anchors, measured in the same run. */
  anchors: string[]
  /** Each set of questions, put to each type of search and each anchor. */
  measured: Measured[]
  /** The needs, said in the chat: what it shows first. */
  chatted: Measured | undefined
  /** Milliseconds that GET /api/search took, with facets, by type. */
  took: Record<string, number[]>
  /** What is shown as similar; undefined where no rule judges it. */
  likeness: LikenessChecked[] | undefined
}

/** So many products are asked for what is like them. */
const asked = 200

/**
 * Puts what a set asks to the whole service over HTTP, and to MiniSearch and Orama on the same products; the service
 * searches on `cluster`, where one is given.
 */
export async function evaluateSearch(set: EvaluationSet, cluster?: OwnCatalogue): Promise<SearchEvaluation> {
  const products = await Array.fromAsync(productsOfFeed(set.catalogue, set.format))
  // While the service loads, on its own thread.
  const opening = openAnchors(products)
  return withService(
    set,
    async (service) => {
      const anchors = await opening
      if (set.types.some((type) => type === 'vector' || type === 'hybrid')) {
        await service.vectorsReady(set.questions(products)[0]?.questions[0]?.text ?? '')
      }
      if (cluster !== undefined) await knowsItsCatalogue(service)
      return evaluated(set, products, service, anchors)
    },
    cluster,
  )
}

/** On a cluster the brands and kinds that searches are routed by are read behind them, some seconds after a load. */
async function knowsItsCatalogue(service: SearchedService): Promise<void> {
  for (let asked = 0; asked < 3; asked++) {
    await service.search('anything', 'auto')
    await sleep(6_000)
  }
}

async function evaluated(
  set: EvaluationSet,
  products: readonly Product[],
  service: SearchedService,
  anchors: readonly Anchor[],
): Promise<SearchEvaluation> {
  const questions = set.questions(products)
  const needs = set.needs?.(products)
  const took: Record<string, number[]> = {}
  const searchers = [...set.types.map((type) => timed(service, type, took)), ...anchors.map(searcherOf)]
  const measured: Measured[] = []
  for (const one of needs === undefined ? questions : [...questions, needs]) {
    measured.push(await measure(one, searchers))
  }
  const chatted = needs && (await measure(needs, [{ name: 'chat', search: (text) => service.chat(text) }]))
  const likeness =
    set.likeness && (await checkLikeness(service, products, drawn(products, set.likeness, asked), set.likeness))
  const names = anchors.map(({ name }) => name)
  return { name: set.name, products, types: set.types, anchors: names, measured, chatted, took, likeness }
}

const openAnchors = async (products: readonly Product[]): Promise<Anchor[]> => [
  openMiniSearch(products),
  await openOrama(products),
]

const searcherOf = ({ name, search }: Anchor): Searcher => ({ name, search: (text) => search(text, 10) })

/** One type of search of the service; how long each search took is kept in `took`. */
function timed(service: SearchedService, type: SearchType, took: Record<string, number[]>): Searcher {
  const times: number[] = []
  took[type] = times
  return {
    name: type,
    async search(text) {
      const startedAt = performance.now()
      const ids = await service.search(text, type)
      times.push(performance.now() - startedAt)
      return ids
    },
  }
}
