import { loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { generateUsage, readGenerateArguments } from '../src/images/generate/arguments.ts'
import { type GenerateTools, generateImages, previewImages } from '../src/images/generate/generate.ts'
import { costOf, inWords, summaryText } from '../src/images/generate/texts.ts'
import { ImageRunError } from '../src/images/provider.ts'
import { CatalogueUnavailableError, lineFor } from '../src/search/catalogue-unavailable.ts'
import { imageBars } from './image-bars.ts'

/** 130 and 143 are what a shell reports for SIGINT and SIGTERM. */
async function main(): Promise<number> {
  const given = readGenerateArguments(process.argv.slice(2))
  if (given === undefined) {
    process.stdout.write(`${generateUsage}\n`)
    return 0
  }
  const config = loadConfig()
  const stop = new AbortController()
  // Once: a second Ctrl-C ends the process at once.
  process.once('SIGINT', () => stop.abort(130)).once('SIGTERM', () => stop.abort(143))
  const provider = given.provider ?? config.images.provider
  const bars = imageBars(provider === 'openai' ? config.images.openAi.price : undefined)
  const tools: GenerateTools = { config, signal: stop.signal, onPlanning: bars.planning, onProgress: bars.show }
  try {
    if (given.dryRun) {
      const { read, toBeMade, parked, price } = await previewImages(given, tools)
      bars.end()
      const cost = costOf(toBeMade, price)
      process.stdout.write(
        `${inWords(read)} products read: ${inWords(toBeMade)} pictures to be made by ${provider}${cost === undefined ? '' : ` for ${cost}`}, ${inWords(parked)} parked.\n`,
      )
      return stop.signal.aborted ? Number(stop.signal.reason) : 0
    }
    const outcome = await generateImages(given, tools)
    bars.end()
    process.stdout.write(summaryText(outcome))
    if (outcome.stopped) return Number(stop.signal.reason)
    return outcome.parked > 0 ? 2 : 0
  } finally {
    bars.end()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  const isExpected = [StartupError, ImageRunError, CatalogueUnavailableError].some((kind) => error instanceof kind)
  if (!isExpected) throw error
  process.stderr.write(`${lineFor(error)}\n`)
  process.exitCode = 1
}
