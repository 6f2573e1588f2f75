import { SourceMap } from 'node:module'
import { expect, test } from 'vitest'
import { editedSource } from './edited-source.ts'

const source = 'const a = `\n  one\n  two`\nconst b = 1\nconst c = `x   y` + b\n'

function edit(...pairs: [string, string][]) {
  const edits = pairs.map(([from, text]) => {
    const start = source.indexOf(from)
    return { start, end: start + from.length, text }
  })
  const { code, mappings } = editedSource(source, edits)
  const map = new SourceMap({
    version: 3,
    file: 'x',
    sources: ['x'],
    sourcesContent: [source],
    names: [],
    mappings,
    sourceRoot: '',
  })
  const originalOf = (text: string) => {
    const before = code.slice(0, code.indexOf(text)).split('\n')
    const { originalLine, originalColumn } = map.findEntry(before.length - 1, before.at(-1)?.length ?? 0)
    return source.split('\n')[originalLine]?.slice(originalColumn)
  }
  return { code, originalOf }
}

test('what was edited is made of the edits, and what was not stands where the map says', () => {
  const { code, originalOf } = edit(['\n  one\n  two', 'one two'], ['x   y', 'x y'])
  expect(code).toBe('const a = `one two`\nconst b = 1\nconst c = `x y` + b\n')
  expect(originalOf('const a')).toBe('const a = `')
  expect(originalOf('const b')).toBe('const b = 1')
  expect(originalOf('` + b')).toBe('` + b')
})

test('without edits every line is its own', () => {
  const { code, originalOf } = edit()
  expect(code).toBe(source)
  expect(originalOf('const c')).toBe('const c = `x   y` + b')
})
