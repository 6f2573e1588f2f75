import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { LanguageModel } from '../understanding/language-model.ts'

/** The models that answer questions and read pictures. */
export interface LanguageModels {
  model: LanguageModel | undefined
  visionModel: LanguageModel | undefined
}

/** Loaded only when a key is set: the SDK takes time and memory. Each rests by itself when it fails; they share a budget. */
export async function openLanguageModels({
  languageModel,
  visionModel,
  dataDir,
}: Pick<Config, 'languageModel' | 'visionModel' | 'dataDir'>): Promise<LanguageModels> {
  const settings = languageModel ?? visionModel
  if (settings === undefined) return { model: undefined, visionModel: undefined }
  const { createOpenAiLanguageModel } = await import('./openai-language-model.ts')
  const { openTokenBudget } = await import('./token-budget.ts')
  const budget = openTokenBudget(join(dataDir, 'language-model-tokens.json'), settings.dailyTokens)
  const opened = (one: typeof settings | undefined) => one && createOpenAiLanguageModel({ ...one, budget })
  return { model: opened(languageModel), visionModel: opened(visionModel) }
}
