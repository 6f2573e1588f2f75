import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../src', import.meta.url))

/** What a source file imports: packages by name, own files relative to src. */
function importsOf(path: string): string[] {
  const source = readFileSync(join(root, path), 'utf8')
  const specifiers = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]/g,
  )
  return [...specifiers].map(([, from, dynamic, bare]) => {
    const specifier = from ?? dynamic ?? bare ?? ''
    return specifier.startsWith('.') ? relative(root, resolve(root, dirname(path), specifier)) : specifier
  })
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))

/** The leaves: they may import what they are made of. */
const leaves = /^(channels|operations|ingest|search\/engines|chat\/stores|models|images|vision\/providers)\//
const core = files.filter(
  (path) => /^(catalogue|chat|understanding|answers|search|support|lists|vision)\//.test(path) && !leaves.test(path),
)

/** Packages of a language's own kind: they know no platform, engine, database or model. */
const neutralPackages = new Set(
  (
    'typebox typebox/compile typebox/value p-queue cockatiel html-to-text yaml ' +
    'mdast mdast-util-from-markdown mdast-util-gfm-table mdast-util-to-string micromark-extension-gfm-table stemmer'
  ).split(' '),
)

function breaches(paths: string[], isAllowed: (specifier: string) => boolean): string[] {
  return paths.flatMap((path) =>
    importsOf(path)
      .filter((specifier) => !isAllowed(specifier))
      .map((specifier) => `${path} imports ${specifier}`),
  )
}

describe('import boundaries', () => {
  it('sees the files and their imports', () => {
    expect(core.length).toBeGreaterThan(20)
    expect(importsOf('app.ts')).toContain('config.ts')
    expect(importsOf('operations/security.ts')).toContain('@fastify/helmet')
  })

  it('keeps SDKs and databases out of the core', () => {
    const isAllowed = (specifier: string) =>
      specifier.endsWith('.ts') ||
      neutralPackages.has(specifier) ||
      /^node:(crypto|timers|util|events|buffer|async_hooks|zlib|fs|readline|path|stream|string_decoder|url|perf_hooks)(\/|$)/.test(
        specifier,
      )
    expect(breaches(core, isAllowed)).toEqual([])
  })

  it('keeps channels, engines, stores and operations out of the core', () => {
    expect(breaches(core, (specifier) => !leaves.test(specifier))).toEqual([])
  })

  it('keeps channels apart from each other and from engines', () => {
    const channels = files.filter((path) => path.startsWith('channels/'))
    const isAllowed = (path: string) => (specifier: string) =>
      !/^(search\/engines|chat\/stores)\//.test(specifier) &&
      (!specifier.startsWith('channels/') || specifier.split('/')[1] === path.split('/')[1])
    expect(channels.flatMap((path) => breaches([path], isAllowed(path)))).toEqual([])
  })

  it('keeps kafkajs in its folder, which is loaded when Kafka is set', () => {
    const others = files.filter((path) => !path.startsWith('ingest/kafka/'))
    expect(breaches(others, (specifier) => specifier !== 'kafkajs')).toEqual([])
    // What is imported at the top of a file is loaded with it, unless it is types.
    const atTop = /(?:^|\n)import (?!type\b)[^'"]*?from ['"][^'"]*\/kafka\//
    expect(others.filter((path) => atTop.test(readFileSync(join(root, path), 'utf8')))).toEqual([])
  })

  it('loads what decodes and reads pictures when there is one', () => {
    const readers = files.filter((path) => importsOf(path).includes('tesseract.js'))
    expect(readers).toEqual(['vision/providers/ocr-reader.ts'])
    const atTop = /(?:^|\n)import (?!type\b)[^'"]*?from ['"](?:sharp|tesseract\.js)['"]/
    const vision = files.filter((path) => path.startsWith('vision/'))
    expect(vision.filter((path) => atTop.test(readFileSync(join(root, path), 'utf8')))).toEqual([])
  })

  it('lets only assembly join the parts, for app.ts alone, and app.ts for the process alone', () => {
    const others = files.filter((path) => path !== 'serve.ts')
    expect(breaches(others, (specifier) => specifier !== 'app.ts')).toEqual([])
    const parts = files.filter((path) => path !== 'app.ts' && !path.startsWith('assembly/'))
    expect(breaches(parts, (specifier) => !specifier.startsWith('assembly/'))).toEqual([])
  })

  it('reads the environment in config.ts alone', () => {
    const readers = files.filter((path) =>
      /process\s*\.\s*env\b|\bfrom 'node:process'/.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(readers).toEqual(['config.ts'])
  })

  it('imports nothing for its side effects', () => {
    const bare = files.filter((path) => /(^|\n)import\s*['"]/.test(readFileSync(join(root, path), 'utf8')))
    expect(bare).toEqual([])
  })
})
