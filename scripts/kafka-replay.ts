import { createInterface } from 'node:readline/promises'
import { loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { type Letter, type LetterFilter, matches } from '../src/ingest/dead-letters/letter-box.ts'
import { lettersText, letterText } from '../src/ingest/dead-letters/letters-text.ts'
import { openLetterBox } from '../src/ingest/dead-letters/open-letter-box.ts'
import { catalogueTarget } from '../src/ingest/open-writer.ts'
import { readFlags, UsageError } from './flags.ts'

const usage = `Usage: npm run kafka:replay -- [--reason TEXT] [--since TIME] [--until TIME] [--show ID] [--put-back [--dry-run] [--yes]]

  Shows the dead letters: records that could not be written, and why.

  --reason    only those whose reason has TEXT in it
  --since     only those first seen at TIME or later (ISO 8601, such as 2026-03-31 or 2026-03-31T12:00Z)
  --until     only those first seen before TIME
  --show      one of them, with its value
  --put-back  put them back where they came from, after a look
  --dry-run   with --put-back: say what would be put back, and leave it
  --yes       with --put-back: do not ask`

const flags = {
  options: {
    reason: { type: 'string' },
    since: { type: 'string' },
    until: { type: 'string' },
    show: { type: 'string' },
    'put-back': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
} as const

function time(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new UsageError(`${flag} takes a time such as 2026-03-31T12:00Z, not '${text}'.`)
  return at
}

async function isConfirmed(count: number): Promise<boolean> {
  if (!process.stdin.isTTY) throw new StartupError('Nobody can be asked here. Add --yes to put them back.')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await lines.question(`Put ${count} back? (y/N) `)).trim())
  } finally {
    lines.close()
  }
}

const say = (text: string): void => void process.stdout.write(text)

async function main(): Promise<void> {
  const { values } = readFlags(flags)
  if (values.help) return say(`${usage}\n`)
  const filter: LetterFilter = {
    ...{ reason: values.reason, since: time('--since', values.since), until: time('--until', values.until) },
  }
  const config = loadConfig()
  const box = await openLetterBox({
    ...config,
    target: catalogueTarget(config),
    onTrouble: (message) => process.stderr.write(`${message}\n`),
  })
  try {
    const letters = (await box.list()).filter((letter) => matches(filter, letter))
    if (values.show !== undefined) {
      const letter = letters.find(({ id }) => id === values.show)
      if (letter === undefined) throw new StartupError(`There is no dead letter ${values.show}.`)
      return say(letterText(letter, await box.value(letter.id)))
    }
    say(lettersText(letters))
    if (values['put-back']) await putBack(letters, values['dry-run'], values.yes)
  } finally {
    await box.close()
  }

  async function putBack(letters: readonly Letter[], isDry: boolean, isSure: boolean): Promise<void> {
    const able = letters.filter(({ topic }) => topic !== undefined)
    if (able.length < letters.length) say(`${letters.length - able.length} cannot be put back: mend their feed.\n`)
    if (able.length === 0) return
    if (isDry) return say(`${able.length} would be put back.\n`)
    if (!isSure && !(await isConfirmed(able.length))) return say('Nothing was put back.\n')
    say(`${await box.putBack(new Set(able.map(({ id }) => id)))} were put back.\n`)
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof StartupError)) throw error
  process.stderr.write(error instanceof UsageError ? `${error.message}\n${usage}\n` : `${error.message}\n`)
  process.exitCode = 1
}
