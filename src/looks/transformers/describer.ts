import { mostPixels, openRaster } from '../../images/raster.ts'
import type { Look, LookCandidate, RankedLook } from '../look.ts'
import { type LookDescriber, UnreadablePictureError } from '../look-describer.ts'
import { Clip } from './clip.ts'
import { readClipFolder } from './clip-folder.ts'

const library = '@huggingface/transformers'

/** Pixels of the shorter side: CLIP's own input has 224 or 336, and its processor scales once more. */
const shorterSide = 448

/**
 * Cosines of CLIP's pictures lie close together, those of unlike things far above 0. A cautious bound, not measured on a
 * model with real weights: better a little of another kind than nothing where there is something.
 */
const leastSimilarity = 0.7

/** Empty: the vectors alone are compared. */
const noDetails = new Uint8Array()

/**
 * Opens a CLIP model (Radford et al., Learning Transferable Visual Models From Natural Language Supervision, ICML 2021) in a
 * local folder, by Transformers.js.
 * @throws StartupError, in one line, when the library is not installed or the folder holds no model that it can run.
 */
export async function openDescriber(folder: string, importedAs: string = library): Promise<LookDescriber> {
  const { model, id } = await readClipFolder(folder)
  const started = { ...model, library: importedAs }
  const clip = new Clip(started)
  const dimensions = await clip.open(started)
  const look = async (picture: Uint8Array): Promise<Look> => {
    const vector = unitOf(await clip.describe(await pixelsOf(picture)))
    return { vector, details: noDetails }
  }
  return {
    ...{ id, dimensions, comparedBy: 'what it shows', leastSimilarity },
    describeProduct: look,
    describeQuery: async (picture) => [await look(picture)],
    rank: byCosine,
    close: () => clip.close(),
  }
}

async function pixelsOf(picture: Uint8Array): Promise<{ pixels: Uint8Array; width: number; height: number }> {
  const sharp = await openRaster()
  const { data, info } = await sharp(picture, { limitInputPixels: mostPixels, failOn: 'error', animated: false })
    .autoOrient()
    .resize({ width: shorterSide, height: shorterSide, fit: 'outside', withoutEnlargement: true })
    // Nothing behind a cut-out product is a white page.
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new UnreadablePictureError('The picture cannot be decoded.', { cause })
    })
  if (info.channels !== 3) throw new UnreadablePictureError(`The picture has ${info.channels} channels.`)
  return { pixels: data, width: info.width, height: info.height }
}

function unitOf(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  if (!Number.isFinite(length) || length === 0)
    throw new Error('The model described a picture by numbers that are none.')
  return vector.map((value) => value / length)
}

/** By the cosine with the nearest of the query's; none is below 0, which would be less than nothing in common. */
function byCosine(query: readonly Look[], candidates: readonly LookCandidate[]): RankedLook[] {
  const similarityTo = ({ vector }: Look): number =>
    Math.max(0, ...query.map((asked) => asked.vector.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0)))
  return candidates
    .map(({ productId, look }) => ({ productId, similarity: Math.min(1, similarityTo(look)) }))
    .sort((a, b) => b.similarity - a.similarity || (a.productId < b.productId ? -1 : 1))
}
