import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { type Edit, editedSource } from './edited-source.ts'

/** What is known of a chunk while the chunks are written. */
interface Chunk {
  imports: string[]
}

/** A chunk and all that is loaded with it, by their names. */
function closure(name: string, chunks: Readonly<Record<string, Chunk>>, seen = new Set<string>()): Set<string> {
  // What is no chunk is not loaded from here.
  if (seen.has(name) || !(name in chunks)) return seen
  seen.add(name)
  for (const imported of chunks[name]?.imports ?? []) closure(imported, chunks, seen)
  return seen
}

const helper = fileURLToPath(new URL('../src/fetch-chunks.ts', import.meta.url))

/** Stands for the names of chunks until they are known. */
const names = '__CHUNKS__'

const writtenImport = /\bimport\((?=['"])/g

/** An import as it stands in a chunk, behind the names of what is to be fetched before it. */
const placed = new RegExp(`${names}(?=\\)\\s*\\.then\\(\\(\\)\\s*=>\\s*import\\(["'\`]\\./([^"'\`]+))`, 'g')

/** A source with edits, and its map, as a hook of the build gives them. */
function edited(source: string, id: string, edits: readonly Edit[]) {
  if (edits.length === 0) return null
  const { code, mappings } = editedSource(source, edits)
  return { code, map: { version: 3, sources: [id], sourcesContent: [source], names: [], mappings } }
}

/**
 * A browser may remember for as long as the page lives that a module could not be fetched, so that trying again does
 * nothing. What `fetch` could not get it forgets: each chunk is fetched into the browser's cache before it is imported,
 * together with those that it needs, which are found no later so.
 */
export const fetchedImports: Plugin = {
  name: 'fetched-imports',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'widget',
  transform: {
    filter: { id: /\/widget\/src\/.*\.ts$/ },
    handler(source, id) {
      const edits = [...source.matchAll(writtenImport)].map(({ index }) => {
        const end = source.indexOf(')', index) + 1
        const written = source.slice(index, end)
        return { start: index, end, text: `fetchChunks(${names}).then(() => ${written})` }
      })
      if (edits.length === 0) return null
      const text = `import { fetchChunks } from ${JSON.stringify(helper)};`
      return edited(source, id, [{ start: 0, end: 0, text }, ...edits])
    },
  },
  renderChunk(source, { fileName }, _options, { chunks }) {
    const there = closure(fileName, chunks)
    // All of them are in one folder.
    const folder = fileName.slice(0, fileName.lastIndexOf('/') + 1)
    const edits = [...source.matchAll(placed)].map(({ index, 1: target = '' }) => {
      const needed = [...closure(folder + target, chunks)].filter((name) => !there.has(name))
      const text = JSON.stringify(needed.map((name) => `./${name.slice(folder.length)}`))
      return { start: index, end: index + names.length, text }
    })
    return edited(source, fileName, edits)
  },
}
