export { openSqliteEngine } from './engine.ts'
export { openSqliteVectorWriter } from './vector-writer.ts'
export { openSqliteWriter } from './writer.ts'
