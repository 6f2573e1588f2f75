/** Who turns texts into vectors; `off`: search goes by words alone. */
export type EmbeddingsSettings =
  | { provider: 'catalogue' }
  | { provider: 'openai'; apiKey: string; baseUrl?: string; model: string }
  | { provider: 'transformers'; folder: string }
  | { provider: 'off' }
