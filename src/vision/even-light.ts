/** Pixels between two turns of the event loop: about a millisecond's work. */
const pixelsInTurn = 300_000

/**
 * Divides a picture in shades of grey by its ground, the paper with the shadows on it, in place: the paper becomes white,
 * and ink as dark as it is in the light. `turn` lets other work go on in between.
 */
export async function evenLight(pixels: Uint8Array, ground: Uint8Array, turn: () => Promise<unknown>): Promise<void> {
  for (let from = 0; from < pixels.length; from += pixelsInTurn) {
    if (from > 0) await turn()
    const end = Math.min(pixels.length, from + pixelsInTurn)
    for (let place = from; place < end; place++) {
      const light = ((pixels[place] ?? 0) * 255) / Math.max(1, ground[place] ?? 255)
      pixels[place] = light > 255 ? 255 : light
    }
  }
}
