export { openCatalogueEmbedder } from './open.ts'
export { type TrainingOptions, trainCatalogueEmbedder } from './train.ts'
