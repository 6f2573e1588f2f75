/** A stretch of a source and what stands in its place. */
export interface Edit {
  start: number
  end: number
  text: string
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** A number as source maps write it: base 64, five bits a digit, the sign in the lowest bit (ECMA-426, section 3). */
function variableLength(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1
  let written = ''
  do {
    const more = rest > 31
    written += digits[(rest & 31) | (more ? 32 : 0)]
    rest >>>= 5
  } while (rest > 0)
  return written
}

/** Where each line of the source begins. */
const lineStarts = (source: string): number[] => [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]

/** A source with its edits made, and the source map of that: of each line and of what follows each edit. */
export function editedSource(source: string, edits: readonly Edit[]): { code: string; mappings: string } {
  const starts = lineStarts(source)
  const lines = ['']
  let code = ''
  let written = { column: 0, line: 0, sourceColumn: 0 }
  let column = 0
  let line = 0
  const mark = (at: number): void => {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= at) line++
    const sourceColumn = at - (starts[line] ?? 0)
    const last = lines.length - 1
    const segment = [column - written.column, 0, line - written.line, sourceColumn - written.sourceColumn]
    lines[last] += `${lines[last] === '' ? '' : ','}${segment.map(variableLength).join('')}`
    written = { column, line, sourceColumn }
  }
  const write = (text: string, from: number | undefined): void => {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) {
        lines.push('')
        column = 0
        written.column = 0
      }
      if (from !== undefined) mark(from)
      column += piece.length
      if (from !== undefined) from += piece.length + 1
    }
    code += text
  }
  let at = 0
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    write(source.slice(at, start), at)
    write(text, undefined)
    at = end
  }
  write(source.slice(at), at)
  return { code, mappings: lines.join(';') }
}
