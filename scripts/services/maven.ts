import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupError } from '../../src/errors.ts'
import { servicesFolder } from './folders.ts'

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1'

/** Coordinates of an artifact in Maven Central. */
export interface Artifact {
  group: string
  name: string
  version: string
}

/** An artifact that is a zip, unpacked; downloaded once. Returns the folder that it is in. */
export const unpacked = ({ group, name, version }: Artifact): Promise<string> =>
  downloaded(`${name}-${version}`, async (folder) =>
    maven([`${plugin}:unpack`, `-Dartifact=${group}:${name}:${version}:zip`, `-DoutputDirectory=${folder}`], folder),
  )

/** Artifacts with all they depend on, as jars in one folder; downloaded once. Returns the folder. */
export const withDependencies = (label: string, artifacts: readonly Artifact[]): Promise<string> =>
  downloaded(label, async (folder) => {
    await writeFile(join(folder, 'pom.xml'), pom(artifacts))
    maven([`${plugin}:copy-dependencies`, `-DoutputDirectory=${folder}`], folder)
  })

/** Fills a folder once: beside its place first, so that what was broken off is not taken for whole. */
async function downloaded(label: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(servicesFolder, 'downloads', label)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.${process.pid}`
  await mkdir(unfinished, { recursive: true })
  try {
    process.stderr.write(`shopclerk: downloading ${label}\n`)
    await fill(unfinished)
    await rename(unfinished, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another process has just brought it.
    if (existsSync(folder)) return folder
    throw error
  }
  return folder
}

function maven(args: readonly string[], folder: string): void {
  const { status, error, stdout } = spawnSync('mvn', ['-q', '-B', ...args], { cwd: folder, encoding: 'utf8' })
  if (error !== undefined)
    throw new StartupError('Neither Docker nor Maven is here. Install one of them (Debian: apt-get install maven).')
  if (status !== 0) throw new StartupError(`Maven could not download it: ${stdout.split('\n', 1)[0]}`)
}

const pom = (artifacts: readonly Artifact[]): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>shopclerk</groupId><artifactId>services</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>${artifacts
    .map(
      ({ group, name, version }) =>
        `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`,
    )
    .join('')}</dependencies>
</project>
`
