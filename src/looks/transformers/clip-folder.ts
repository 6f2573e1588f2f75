import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { StartupError } from '../../errors.ts'
import type { ClipModel } from './clip-messages.ts'

/** The whole model comes first: an operator who put several there has the memory for it. */
const files = [
  ['vision_model.onnx', 'fp32'],
  ['vision_model_fp16.onnx', 'fp16'],
  ['vision_model_quantized.onnx', 'q8'],
] as const

/**
 * Looks into a folder as the Hugging Face Hub has CLIP: config.json, preprocessor_config.json and onnx/vision_model.onnx
 * (or vision_model_fp16, vision_model_quantized). `id` names the model's content.
 * @throws StartupError that names what is missing.
 */
export async function readClipFolder(folder: string): Promise<{ model: Omit<ClipModel, 'library'>; id: string }> {
  const path = resolve(folder)
  const missing = (what: string): StartupError => new StartupError(`The folder of VISION_MODEL, ${folder}, ${what}.`)
  if (!(await stat(path).catch(() => undefined))?.isDirectory()) throw missing('is not there')
  for (const name of ['config.json', 'preprocessor_config.json'])
    if (!(await isFile(join(path, name)))) throw missing(`holds no ${name}`)
  for (const [name, dtype] of files) {
    const file = join(path, 'onnx', name)
    if (!(await isFile(file))) continue
    const hash = createHash('sha256')
    await pipeline(createReadStream(file), hash)
    const model = { parent: dirname(path), name: basename(path), dtype }
    return { model, id: `transformers:${model.name}:${hash.digest('hex').slice(0, 16)}` }
  }
  throw missing('holds no onnx/vision_model.onnx')
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() ?? false
