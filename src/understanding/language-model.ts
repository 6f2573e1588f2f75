/** What a model is asked. */
export interface ModelRequest {
  /** What it is to do; the service's own words. */
  instructions: string
  /** What it is to do it with, as data: a shopper's words, records of products. */
  input: string
  /** Looked at beside the input, as data as well. */
  pictures?: readonly { bytes: Uint8Array; mimeType: string }[]
  /** Tokens of the answer, at most. */
  mostTokens: number
}

/** Asks for one JSON value. */
export interface StructuredRequest extends ModelRequest {
  /** Letters and underscores; tells the model what the value is. */
  name: string
  /** A JSON Schema of an object, all of whose properties are required. The answer may break it. */
  schema: object
}

/** A language model. What it writes is data: never markup, never a fact until it was checked. */
export interface LanguageModel {
  /**
   * The text of a JSON value, as the model wrote it.
   * @throws LanguageModelError
   */
  structured(request: StructuredRequest, signal: AbortSignal): Promise<string>
  /**
   * A text, piece by piece as it is written.
   * @throws LanguageModelError
   */
  text(request: ModelRequest, signal: AbortSignal): AsyncIterable<string>
}

/** The model cannot be asked now, or its answer is of no use. The message is one line for the operator. */
export class LanguageModelError extends Error {
  override name = 'LanguageModelError'
}
