import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { StartupError } from '../../src/errors.ts'

/** Where Linux distributions put their JDKs. */
const installed = '/usr/lib/jvm'

/**
 * The home of a JDK of this version or later: what JAVA_HOME names if it is new enough, else the oldest that fits
 * among those installed.
 * @throws StartupError that says what to install when there is none.
 */
export function findJdk(least: number, what: string): string {
  const { JAVA_HOME } = process.env
  if (JAVA_HOME !== undefined && (versionOf(JAVA_HOME) ?? 0) >= least) return JAVA_HOME
  const homes = existsSync(installed) ? readdirSync(installed).map((name) => join(installed, name)) : []
  const fitting = homes
    .flatMap((home) => ({ home, version: versionOf(home) ?? 0 }))
    .filter(({ version }) => version >= least)
    .sort((a, b) => a.version - b.version)
  const [oldest] = fitting
  if (oldest !== undefined) return oldest.home
  throw new StartupError(
    `${what} needs a JDK ${least} or later, and none is here. Install one (Debian: apt-get install openjdk-${least}-jdk-headless) or name one in JAVA_HOME.`,
  )
}

/** The feature release (21 of '21.0.4'); undefined when there is no Java in this home. */
function versionOf(home: string): number | undefined {
  const { stderr, status } = spawnSync(join(home, 'bin', 'java'), ['-version'], { encoding: 'utf8' })
  if (status !== 0) return undefined
  const version = /version "(?:1\.)?(\d+)/.exec(stderr)?.[1]
  return version === undefined ? undefined : Number(version)
}
