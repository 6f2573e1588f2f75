import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupError } from '../../errors.ts'
import { Intent } from '../understanding.ts'

export interface Utterance {
  intent: Intent
  text: string
}

/** All intents, in the order of the schema. */
export const intents: readonly Intent[] = Intent.anyOf.map(({ const: intent }) => intent)

/**
 * Reads what people say, from `<intent>.txt` in `folder`, one utterance a line.
 * @throws StartupError when a file is missing or empty.
 */
export function readUtterances(folder: string): Utterance[] {
  return intents.flatMap((intent) => {
    const path = join(folder, `${intent}.txt`)
    const lines = linesOf(path).filter((line) => line.trim() !== '')
    if (lines.length === 0) throw new StartupError(`${path} holds no utterances.`)
    return lines.map((text) => ({ intent, text }))
  })
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (cause) {
    throw new StartupError(`The utterances in ${path} cannot be read.`, { cause })
  }
}
