/** What the process that runs a CLIP model is started with. */
export interface ClipModel {
  library: string
  /** The folder that holds the model's folder, and the name of that: the library joins them. */
  parent: string
  name: string
  dtype: 'fp32' | 'fp16' | 'q8'
}

/** A picture of three bytes a pixel, row by row. */
export interface ClipRequest {
  id: number
  pixels: Uint8Array
  width: number
  height: number
}

export type ClipAnswer =
  | { type: 'opened'; dimensions: number }
  | { type: 'not-installed' }
  | { type: 'cannot-open'; reason: string }
  | { type: 'vector'; id: number; vector: Float32Array }
  | { type: 'failed'; id: number; reason: string }
