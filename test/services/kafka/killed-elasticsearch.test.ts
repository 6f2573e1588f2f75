import { afterAll } from 'vitest'
import { openCluster } from '../../../src/search/engines/elasticsearch/client.ts'
import { ownCatalogue, removeCatalogue } from '../../fixtures/elasticsearch-catalogue.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { elasticsearchUrl } from '../../fixtures/services.ts'
import { StreamShop } from './fixtures/stream-shop.ts'
import { survivesKills } from './fixtures/survives-kills.ts'

describeWith('KAFKA', 'consumers of an Elasticsearch catalogue', () => {
  describeWith('ELASTICSEARCH', 'that are killed', () => {
    let settings: ReturnType<typeof ownCatalogue>
    // Hooks of the end run last to first.
    afterAll(async () => {
      const cluster = await openCluster(settings)
      await removeCatalogue(cluster)
      await cluster.close()
    }, 60_000)
    survivesKills(() => {
      settings = ownCatalogue(elasticsearchUrl())
      return StreamShop.open({ engine: 'elasticsearch', settings })
    })
  })
})
