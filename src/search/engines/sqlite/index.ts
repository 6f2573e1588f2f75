export { openSqliteEngine } from './engine.ts'
export { openSqliteWriter } from './writer.ts'
