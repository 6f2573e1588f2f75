/** What the process is started with. */
export interface TransformersModel {
  /** The folder that holds the model's folder, and the name of that: the library joins them. */
  parent: string
  name: string
  /** Of the ONNX file's name: `model.onnx` is fp32, `model_quantized.onnx` q8. */
  dtype: 'fp32' | 'fp16' | 'q8'
  pooling: 'mean' | 'cls'
}

export interface TransformersRequest {
  id: number
  texts: string[]
}

export type TransformersAnswer =
  | { type: 'opened'; dimensions: number }
  | { type: 'notInstalled' }
  | { type: 'cannotOpen'; reason: string }
  | { type: 'vectors'; id: number; values: Float32Array; dimensions: number }
  | { type: 'failed'; id: number; reason: string }
