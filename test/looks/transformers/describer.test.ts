import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LookDescriber, UnreadablePictureError } from '../../../src/looks/look-describer.ts'
import { openDescriber } from '../../../src/looks/transformers/describer.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { writeTinyVisionModel } from '../../fixtures/tiny-onnx-model.ts'
import { pictureOf } from '../pictures.ts'

let folder: string
let opened: LookDescriber | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiny-clip-'))
  await writeTinyVisionModel(folder)
})
afterEach(async () => {
  await opened?.close()
  opened = undefined
  await rm(folder, { recursive: true })
})

async function open(): Promise<LookDescriber> {
  opened = await openDescriber(folder)
  return opened
}

describe('a folder of CLIP that cannot be used', () => {
  it('is named in one line, with what is missing', async () => {
    const missing = join(folder, 'nowhere')
    await expect(openDescriber(missing)).rejects.toThrow(`The folder of VISION_MODEL, ${missing}, is not there.`)
    await rm(join(folder, 'preprocessor_config.json'))
    await expect(openDescriber(folder)).rejects.toThrow('holds no preprocessor_config.json')
  })

  it('holds no model', async () => {
    await rm(join(folder, 'onnx'), { recursive: true })
    await expect(openDescriber(folder)).rejects.toThrow('holds no onnx/vision_model.onnx')
  })

  it('is of use only with the library, and says what to install', async () => {
    await expect(openDescriber(folder, '@huggingface/not-installed')).rejects.toThrow(
      'VISION=transformers needs a library: npm install @huggingface/not-installed@4.3.1',
    )
  })
})

describeWith('TRANSFORMERS', 'a CLIP model in a local folder', () => {
  it('describes pictures by vectors of length 1, and ranks them by their cosine', async () => {
    const describer = await open()
    expect(describer.id).toMatch(new RegExp(`^transformers:${basename(folder)}:[0-9a-f]{16}$`))
    expect(describer.dimensions).toBe(3)
    const candidates = []
    for (const [productId, colour] of [
      ['blue', '#0000ff'],
      ['red', '#ff0000'],
    ] as const)
      candidates.push({ productId, look: await describer.describeProduct(await pictureOf(colour)) })
    for (const { look } of candidates) {
      expect(Math.hypot(...look.vector)).toBeCloseTo(1)
      expect(look.details).toHaveLength(0)
    }
    const query = await describer.describeQuery(await pictureOf('#ee1111', { left: 10 }))
    const ranked = describer.rank(query, candidates)
    expect(ranked.map(({ productId }) => productId)).toEqual(['red', 'blue'])
    expect(ranked[0]?.similarity).toBeGreaterThan(0.95)
  })

  it('says of what is no picture that it is none', async () => {
    const describer = await open()
    await expect(describer.describeProduct(Buffer.from('no picture'))).rejects.toBeInstanceOf(UnreadablePictureError)
  })

  it('that is broken is named in one line', async () => {
    await writeFile(join(folder, 'onnx', 'vision_model.onnx'), 'no model')
    await expect(openDescriber(folder)).rejects.toThrow(/^The model of VISION_MODEL, .+, cannot be opened: [^\n]+$/)
  })
})
