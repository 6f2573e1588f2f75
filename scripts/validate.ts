import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `npm run validate`: types, lint, unused code, sizes. Prints one table; exits with 1 when anything falls short. */
const root = fileURLToPath(new URL('..', import.meta.url))

interface Outcome {
  check: string
  ok: boolean
  detail: string
}

/** A file over this is a defect; see AGENTS.md. */
const maxFileLines = 400

function command(check: string, program: string, ...args: string[]): Outcome {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`)
  return { check, ok: status === 0, detail: `${((performance.now() - started) / 1_000).toFixed(1)} s` }
}

function fileSizes(): Outcome {
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.mjs'], {
    cwd: root,
    encoding: 'utf8',
  })
  const files = stdout
    .trim()
    .split('\n')
    // One that is deleted and not yet committed is still listed.
    .filter((path) => existsSync(`${root}/${path}`))
    .map((path) => ({ path, lines: readFileSync(`${root}/${path}`, 'utf8').split('\n').length }))
  const tooLong = files.filter(({ lines }) => lines > maxFileLines)
  for (const { path, lines } of tooLong) console.error(`${path} has ${lines} lines`)
  return { check: `files of at most ${maxFileLines} lines`, ok: tooLong.length === 0, detail: `${files.length} files` }
}

const outcomes = [
  command('types of the service', 'tsc', '-p', '.'),
  command('types of the widget', 'tsc', '-p', 'widget'),
  command('lint and format', 'biome', 'ci', '--error-on-warnings', '.'),
  command('unused code', 'knip'),
  fileSizes(),
  command('widget builds', 'vite', 'build', '--logLevel', 'warn'),
  command('widget size', 'node', 'widget/size.ts'),
]

for (const { check, ok, detail } of outcomes) console.log(`${ok ? '✓' : '✗'} ${check.padEnd(34)} ${detail}`)
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1
