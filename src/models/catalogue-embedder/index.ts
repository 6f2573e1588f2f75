export { openCatalogueEmbedder } from './open.ts'
export { trainCatalogueEmbedder } from './train.ts'
