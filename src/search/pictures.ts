import { type CatalogueRecord, isTombstone } from '../catalogue/product.ts'

/** A picture and the version of the record that it is of. */
export interface Picture {
  image: string
  version: number
}

/** Of what is stored while a picture waits for its product: below any version, so that every record is newer. */
export const unknownVersion = -1

/** Whether the picture of an event at `version` takes the place of the one that is known. */
export const isNewerPicture = (version: number, known: Picture | undefined): boolean =>
  version > (known?.version ?? unknownVersion)

/**
 * The picture that a product has once `record` has come, on time or late. A picture that a record names itself goes
 * before an event of the same version, whichever comes first.
 */
export function pictureAfter(record: CatalogueRecord, known: Picture | undefined): Picture | undefined {
  if (isTombstone(record) || record.image === undefined) return known
  const own = { image: record.image, version: record.version }
  return known !== undefined && known.version > own.version ? known : own
}
