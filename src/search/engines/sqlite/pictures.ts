import { type CatalogueRecord, isTombstone } from '../../../catalogue/product.ts'
import type { StoredProduct } from './write-statements.ts'

/** A picture and the version of the record that it is of. */
export interface Picture {
  image: string
  version: number
}

/** Of the row in which a picture waits for its product: below any version, so that every record is newer. */
export const unknownVersion = -1

type StoredPicture = Pick<StoredProduct, 'image' | 'image_version'>

/** Whether the picture of an event at `version` takes the place of what is stored. */
export const isNewerPicture = (version: number, stored: StoredPicture | undefined): boolean =>
  version > (stored?.image_version ?? unknownVersion)

/**
 * The picture that a product has once `record` has come, on time or late. A picture that a record names itself goes
 * before an event of the same version, whichever comes first.
 */
export function pictureAfter(record: CatalogueRecord, stored: StoredPicture | undefined): Picture | undefined {
  const known =
    stored?.image == null || stored.image_version === null
      ? undefined
      : { image: stored.image, version: stored.image_version }
  if (isTombstone(record) || record.image === undefined) return known
  const own = { image: record.image, version: record.version }
  return known !== undefined && known.version > own.version ? known : own
}
