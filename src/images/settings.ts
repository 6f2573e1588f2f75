import type { ProviderName } from './provider.ts'

/** How pictures are made and kept. */
export interface ImagesSettings {
  /** Whether the service itself has pictures made of products that come without one. */
  on: boolean
  /** Absolute path of the folder of pictures. */
  folder: string
  provider: ProviderName
  /** Pictures in work at once, in each process. */
  concurrency: number
  /** Pictures, and so requests, that a run begins in a minute; undefined: as many as are asked for. */
  perMinute: number | undefined
  openAi: OpenAiImageSettings
}

export interface OpenAiImageSettings {
  apiKey: string | undefined
  baseUrl: string | undefined
  model: string
  /** `1024x1024`, or `auto`. */
  size: string
  quality: ImageQuality
  /** What a picture costs, for people: it is only multiplied. Undefined: it is not known. */
  price: { amount: number; currency: string } | undefined
}

export const imageQualities = ['auto', 'low', 'medium', 'high'] as const
export type ImageQuality = (typeof imageQualities)[number]
