import { isRecord } from '../../conversation/decode.ts'

/** What is longer cannot be read in a chat; the rest is left out and that is said. */
const maxLength = 20_000

/** Clauses begin a line; what hangs on them is set in. */
const clauses =
  /\s+(FROM|WHERE|ORDER BY|GROUP BY|HAVING|LIMIT|UNION ALL|UNION|(?:LEFT |INNER |CROSS )?JOIN|WITH|VALUES)\b/g
const connectives = /\s+(AND|OR)\b(?![^(]*\))/g

/** SQL with one clause a line. It stays as it was written where it has lines of its own. */
export function formatSql(sql: string): string {
  if (sql.trim().includes('\n')) return dedent(sql)
  return sql.trim().replace(clauses, '\n$1').replace(connectives, '\n  $1')
}

function dedent(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n')
  const filled = lines.filter((line) => line.trim() !== '')
  const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(indent)).join('\n')
}

function formatValue(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value)
}

function formatParameters(parameters: unknown): string {
  if (Array.isArray(parameters)) {
    return parameters.map((value, index) => `-- ?${index + 1} = ${formatValue(value)}`).join('\n')
  }
  if (!isRecord(parameters)) return ''
  return Object.entries(parameters)
    .map(([name, value]) => `-- ${/^[:@$]/.test(name) ? name : `:${name}`} = ${formatValue(value)}`)
    .join('\n')
}

function formatStatement(request: Record<string, unknown>, sql: string): string {
  const { sql: _, params, parameters, ...rest } = request
  const others = Object.keys(rest).length > 0 ? `-- ${JSON.stringify(rest)}` : ''
  return [formatSql(sql), formatParameters(params ?? parameters), others].filter((text) => text !== '').join('\n')
}

function formatWhole(request: unknown): string {
  if (typeof request === 'string') return request
  if (isRecord(request) && typeof request.sql === 'string') return formatStatement(request, request.sql)
  const isListOfStatements =
    Array.isArray(request) &&
    request.length > 0 &&
    request.every((item) => isRecord(item) && typeof item.sql === 'string')
  if (isListOfStatements) return request.map(formatWhole).join('\n\n')
  return JSON.stringify(request, null, 2) ?? ''
}

/** A request as people read it: JSON set in, or SQL by clauses with the value of each parameter beneath. */
export function formatRequest(request: unknown): string {
  const whole = formatWhole(request)
  return whole.length <= maxLength
    ? whole
    : `${whole.slice(0, maxLength)}\n… and ${whole.length - maxLength} more characters`
}
