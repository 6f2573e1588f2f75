import { join } from 'node:path'

/** Where the demo catalogue stands that `npm start` and `products:generate` make. */
export const demoCataloguePath = (dataDir: string): string => join(dataDir, 'demo-catalogue.jsonl')

/** Makes the demo catalogue at `path` unless it is there as it would be made now. */
export async function prepareDemoCatalogue(path: string): Promise<void> {
  // A shop with a feed of its own never needs the generator.
  const { renewDemoCatalogue } = await import('../catalogue/demo/write-catalogue.ts')
  await renewDemoCatalogue(path)
}
