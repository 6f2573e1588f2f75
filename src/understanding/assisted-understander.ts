import type { Understander } from '../chat/answer.ts'
import type { Lexicon } from '../search/engine.ts'
import { perCatalogue } from '../search/per-catalogue.ts'
import { type LanguageModel, LanguageModelError } from './language-model.ts'
import { indexLexicon } from './lexicon-index.ts'
import { ModelReading, parseReading, readingInstructions, withReading } from './model-reading.ts'
import { isSearching } from './reading.ts'
import type { State, Understanding } from './understanding.ts'

export interface AssistedOptions {
  /** Understands without a model. */
  understander: Understander
  model: LanguageModel
  lexicon: () => Promise<Lexicon>
  /** Milliseconds; after them the answer is made without the model. Default: 1,500. */
  patience?: number
  /** A failure of the model: one line for the operator. */
  onFailure(error: LanguageModelError): void
}

/** A shopper notices a wait of more than a second or two. */
const defaultPatience = 1_500

/** Below it the classifier abstains; its probabilities are calibrated. */
const unsure = 0.45

/** More words to search for than people put into a search box: some of them are no words to search for. */
const mostTerms = 6

/** A longer message costs more than its reading is worth. */
const longestMessage = 1_000

/** Tokens; a reading has about a hundred. */
const mostTokens = 300

/**
 * Understands as without a model and asks the model where that leaves a doubt: the classifier abstains, or many words are
 * left over. What the model answers is checked; when it is late, wrong or no answer at all, what was understood without
 * it stands.
 */
export function createAssistedUnderstander(options: AssistedOptions): Understander {
  const { understander, model, lexicon, patience = defaultPatience, onFailure } = options
  const index = perCatalogue(lexicon, async (current) => indexLexicon(current))
  return {
    async understand(text, state) {
      const base = await understander.understand(text, state)
      if (!isDoubtful(base) || text.length > longestMessage) return base
      try {
        const reading = parseReading(await asked(model, text, state, patience))
        return reading === undefined ? base : withReading(base, reading, text, await index())
      } catch (error) {
        if (!(error instanceof LanguageModelError)) throw error
        onFailure(error)
        return base
      }
    },
  }
}

const isDoubtful = ({ by, confidence, intent, terms }: Understanding): boolean =>
  (by === 'model' && confidence < unsure) ||
  ((intent === 'product_search' || intent === 'refine') && terms.length > mostTerms)

async function asked(model: LanguageModel, text: string, state: State, patience: number): Promise<string> {
  const signal = AbortSignal.timeout(patience)
  const input = JSON.stringify({
    message: text,
    searchBefore: isSearching(state) ? state.terms.join(' ') : null,
    productsShown: state.results.length,
  })
  const request = { name: 'reading', schema: ModelReading, instructions: readingInstructions, input, mostTokens }
  return await beforeTimeout(model.structured(request, signal), signal, patience)
}

/** A model that does not heed the signal is not waited for. */
async function beforeTimeout<T>(work: Promise<T>, signal: AbortSignal, patience: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = (): void =>
    reject(new LanguageModelError(`The language model did not answer within ${patience / 1_000} s.`))
  signal.addEventListener('abort', late, { once: true })
  try {
    return await Promise.race([work, promise])
  } catch (error) {
    throw signal.aborted && !(error instanceof LanguageModelError)
      ? new LanguageModelError(`The language model did not answer within ${patience / 1_000} s.`, { cause: error })
      : error
  } finally {
    signal.removeEventListener('abort', late)
  }
}
