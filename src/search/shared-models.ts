/** Where models that were trained on a catalogue are kept for other processes that search it. */
export interface SharedModels {
  /** Undefined when it is not there (any more). */
  get(name: string): Promise<Uint8Array | undefined>
  /** Keeps a model; of those before only `keep` is sure to stay, which is in use. */
  put(name: string, model: Uint8Array, keep: string | undefined): Promise<void>
}
