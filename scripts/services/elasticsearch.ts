import { chown, cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProcessIdentity } from '../../src/process-identity.ts'
import { findJdk } from './jdk.ts'
import { type Artifact, unpacked } from './maven.ts'
import { freePort, startProcess } from './server-process.ts'

/** The distribution that Elastic's own integration tests run on; see docs/adr/0012-elasticsearch.md for what it lacks. */
const distribution: Artifact = {
  group: 'org.elasticsearch.distribution.integ-test-zip',
  name: 'elasticsearch',
  version: '9.2.0',
}
const leastJdk = 21

/** Elasticsearch refuses to run as root: any user without rights does ('nobody' on most systems). */
const userInsteadOfRoot = 65_534

export interface ElasticsearchOptions {
  /** Where its data, logs and configuration are; it must survive a restart. */
  folder: string
  port: number
  /** As in `elasticsearch.yml`, beside those that a single node without security needs. */
  settings?: Readonly<Record<string, string>> | undefined
  /** Further files of its configuration, such as the users of its file realm. */
  files?: Readonly<Record<string, string>> | undefined
}

/** Starts one node without security on 127.0.0.1; resolves once it answers. */
export async function startElasticsearch({
  folder,
  port,
  settings,
  files = {},
}: ElasticsearchOptions): Promise<ProcessIdentity> {
  const home = join(await unpacked(distribution), `elasticsearch-${distribution.version}`)
  const javaHome = findJdk(leastJdk, 'Elasticsearch')
  const user = process.getuid?.() === 0 ? userInsteadOfRoot : undefined
  await prepare(home, folder, files, user)
  const all = {
    'discovery.type': 'single-node',
    'network.host': '127.0.0.1',
    'http.port': String(port),
    'transport.port': String(await freePort()),
    'path.data': join(folder, 'data'),
    'path.logs': join(folder, 'logs'),
    'xpack.security.enabled': 'false',
    'cluster.routing.allocation.disk.threshold_enabled': 'false',
    ...settings,
  }
  return startProcess({
    name: 'Elasticsearch',
    port,
    program: 'bash',
    args: [
      join(home, 'bin', 'elasticsearch'),
      ...Object.entries(all).flatMap(([name, value]) => ['-E', `${name}=${value}`]),
    ],
    environment: {
      ES_JAVA_HOME: javaHome,
      ES_PATH_CONF: join(folder, 'config'),
      ES_JAVA_OPTS: '-Xms1g -Xmx1g',
      ES_TMPDIR: join(folder, 'tmp'),
      HOME: folder,
    },
    logFile: join(folder, 'logs', 'output.log'),
    user,
    isReady: () => isReady(port),
  })
}

async function prepare(
  home: string,
  folder: string,
  files: Readonly<Record<string, string>>,
  user: number | undefined,
): Promise<void> {
  for (const name of ['data', 'logs', 'tmp', 'config']) await mkdir(join(folder, name), { recursive: true })
  await cp(join(home, 'config'), join(folder, 'config'), { recursive: true })
  // The distribution's own options write a log of each garbage collection.
  await writeFile(join(folder, 'config', 'jvm.options'), '-XX:+UseG1GC\n-XX:+ExitOnOutOfMemoryError\n')
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, 'config', name), content)
  if (user !== undefined) await giveTo(user, folder)
}

async function giveTo(user: number, path: string): Promise<void> {
  await chown(path, user, user)
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true }))
    await chown(join(entry.parentPath, entry.name), user, user)
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/_cluster/health?wait_for_status=yellow&timeout=5s`)
    // One with security is there when it asks who is asking.
    return response.ok || response.status === 401
  } catch {
    // Not listening yet.
    return false
  }
}
