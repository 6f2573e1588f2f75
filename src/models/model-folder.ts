import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { EmbeddingError } from '../search/embedder.ts'
import type { TransformersModel } from './transformers-messages.ts'

export interface ModelFolder {
  model: TransformersModel
  /** SHA-256 of the model's file, in hexadecimal. */
  hash: string
  /** What the model wants before a question and before a document; most want nothing. */
  prompts: { query: string; document: string }
}

/** The whole model comes first: an operator who put both there has the memory for it. */
const files = [
  ['model.onnx', 'fp32'],
  ['model_fp16.onnx', 'fp16'],
  ['model_quantized.onnx', 'q8'],
] as const

/** As sentence-transformers writes them beside a model. */
const isPooling = Compile(Type.Object({ pooling_mode_cls_token: Type.Optional(Type.Boolean()) }))
const isSettings = Compile(
  Type.Object({
    prompts: Type.Optional(
      Type.Object({
        query: Type.Optional(Type.String()),
        document: Type.Optional(Type.String()),
        passage: Type.Optional(Type.String()),
      }),
    ),
  }),
)

/**
 * Looks into a folder as the Hugging Face Hub has it: config.json, tokenizer.json with its
 * config, and onnx/model.onnx (or model_fp16,
 * model_quantized). Pooling and prompts are read where sentence-transformers wrote them.
 * @throws EmbeddingError that names what is missing.
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const path = resolve(folder)
  const missing = (what: string): EmbeddingError =>
    new EmbeddingError(`The folder of the embeddings model, ${folder}, ${what}.`)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) throw missing('is not there')
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    if (!(await isFile(join(path, name)))) throw missing(`holds no ${name}`)
    await readJson(join(path, name), () => missing(`holds a ${name} that is no JSON`))
  }
  for (const [name, dtype] of files) {
    const file = join(path, 'onnx', name)
    if (!(await isFile(file))) continue
    const pooling = await readOptional(join(path, '1_Pooling', 'config.json'), missing)
    const settings = await readOptional(join(path, 'config_sentence_transformers.json'), missing)
    const prompts = isSettings.Check(settings) ? settings.prompts : undefined
    const readPooling = isPooling.Check(pooling) && pooling.pooling_mode_cls_token === true ? 'cls' : 'mean'
    return {
      model: { parent: dirname(path), name: basename(path), dtype, pooling: readPooling },
      hash: await hashOf(file),
      prompts: { query: prompts?.query ?? '', document: prompts?.document ?? prompts?.passage ?? '' },
    }
  }
  throw missing('holds no onnx/model.onnx')
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() ?? false

async function readOptional(path: string, missing: (what: string) => EmbeddingError): Promise<unknown> {
  return (await isFile(path))
    ? await readJson(path, () => missing(`holds a ${basename(path)} that is no JSON`))
    : undefined
}

async function readJson(path: string, broken: () => EmbeddingError): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw broken()
    throw error
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
