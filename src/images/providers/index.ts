import { StartupError } from '../../errors.ts'
import type { ImageProvider, ProviderName } from '../provider.ts'
import type { OpenAiImageSettings } from '../settings.ts'

/**
 * Opens a provider; its libraries are loaded only then.
 * @throws StartupError, in one line, when a setting that it needs is missing.
 */
export async function openImageProvider(
  name: ProviderName,
  { apiKey, price, ...openAi }: OpenAiImageSettings,
): Promise<ImageProvider> {
  switch (name) {
    case 'drawn':
      return (await import('./drawn.ts')).createDrawnImages()
    case 'openai': {
      if (apiKey === undefined) throw new StartupError('OPENAI_API_KEY must be set for pictures by openai.')
      return (await import('./openai.ts')).createOpenAiImages({ ...openAi, apiKey })
    }
  }
}
