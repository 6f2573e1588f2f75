import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { encodeModel } from '../src/understanding/classifier/intent-model.ts'
import { trainIntents } from '../src/understanding/classifier/train-intents.ts'
import { readUtterances } from '../src/understanding/classifier/utterances.ts'
import { readWordMeanings } from '../src/understanding/classifier/word-meanings.ts'

/** `npm run intents:train`: makes data/intents/model.bin of the utterances beside it. */
const data = fileURLToPath(new URL('../data', import.meta.url))
const path = join(data, 'intents', 'model.bin')
const utterances = readUtterances(join(data, 'intents'))
const model = trainIntents(utterances, readWordMeanings(join(data, 'word-vectors')))
const bytes = encodeModel(model)
writeFileSync(path, bytes)
console.log(`${path}: ${utterances.length} utterances, ${bytes.length} bytes, temperature ${model.temperature}`)
