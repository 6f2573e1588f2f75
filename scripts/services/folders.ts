import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where servers are downloaded to and keep their data: outside the project, `SERVICES_DIR` when it is set. A system
 * folder for root, because Elasticsearch runs as another user, who cannot enter root's home.
 */
export const servicesFolder: string =
  process.env.SERVICES_DIR ??
  (process.getuid?.() === 0
    ? '/var/cache/shopclerk-services'
    : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'shopclerk-services'))
