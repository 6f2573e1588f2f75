import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { catalogueTarget, openLookIndex } from '../ingest/open-writer.ts'
import type { DescriberModule } from '../looks/describer-module.ts'
import { startDescribing } from '../looks/describing.ts'
import { createLookFilling } from '../looks/filling/service-filling.ts'
import type { KeptLooks } from '../looks/kept-look.ts'
import { createLookSearch } from '../looks/look-search.ts'

/** Who describes pictures, as the settings have it; undefined: nothing is searched by its look. */
export function describerOf({ vision }: Pick<Config, 'vision'>): DescriberModule | undefined {
  switch (vision.provider) {
    case 'transformers':
      return { href: new URL('../looks/transformers/describer.ts', import.meta.url).href, options: vision.folder }
    case 'embedded':
      return { href: new URL('../looks/embedded/describer.ts', import.meta.url).href }
    case 'off':
      return undefined
  }
}

/** Searching by look: the index, who describes pictures, and what fills the index. */
export async function openLooks(config: Config, describer: DescriberModule, kept: KeptLooks, log: Logger) {
  const { dataDir, images } = config
  const target = catalogueTarget(config)
  const index = await openLookIndex(target)
  const describing = startDescribing(describer)
  const filling = createLookFilling({
    job: { target, folder: images.folder, dataDir, describer },
    counts: () => index.counts(),
    log,
  })
  const search = createLookSearch({ describing, index, kept, isFilling: filling.isFilling })
  return {
    search,
    filling,
    async close() {
      await describing.close()
      await index.close()
    },
  }
}
