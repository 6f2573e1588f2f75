export { openSqliteEngine } from './engine.ts'
export { openSqliteKindWriter } from './kind-writer.ts'
export { openSqliteVectorWriter } from './vector-writer.ts'
export { openSqliteWriter } from './writer.ts'
