// Runs before `npm start`, `npm test` and `npm run dev`, on whatever Node.js the host has (20 or
// later), in plain JavaScript: nothing is installed yet on a fresh clone. It brings the packages
// (the pinned Node.js 24 among them) and the built widget up to date, and says what it does.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const binaries = join(root, 'node_modules', '.bin')

/** Milliseconds since the epoch of the newest change in a file or folder; 0 when it is not there. */
function changedAt(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  const inside = readdirSync(path).map((name) => changedAt(join(path, name)))
  return Math.max(0, ...inside)
}

function run(what, command, args, env = {}) {
  console.log(`shopclerk: ${what} (${[command, ...args].join(' ')})`)
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    // stdout is left to what is being started; what is told on the way goes to stderr.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  if (status === 0) return
  console.error(`shopclerk: that failed${error ? `: ${error.message}` : ` with exit code ${status}`}.`)
  process.exit(1)
}

function installPackages() {
  // npm writes this file last, so it stands for a whole installation.
  const installed = changedAt(join(root, 'node_modules', '.package-lock.json'))
  if (installed >= changedAt(join(root, 'package-lock.json')) && existsSync(join(binaries, 'node'))) return
  run('installing what is missing', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
}

function buildWidget() {
  const built = changedAt(join(root, 'dist', 'widget', 'widget.js'))
  const sources = ['widget', 'vite.config.ts', 'package-lock.json'].map((path) => changedAt(join(root, path)))
  if (built > 0 && built >= Math.max(...sources)) return
  const path = `${binaries}${delimiter}${process.env.PATH}`
  run('building the widget', 'vite', ['build', '--logLevel', 'warn'], { PATH: path, Path: path })
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`shopclerk: Node.js 20 or later is needed to begin with; this is ${process.version}.`)
  process.exit(1)
}
installPackages()
buildWidget()
