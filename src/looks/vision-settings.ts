/** Who describes pictures for search by their look; `off`: nobody. */
export type VisionSettings =
  | { provider: 'embedded' }
  | { provider: 'transformers'; folder: string }
  | { provider: 'off' }
