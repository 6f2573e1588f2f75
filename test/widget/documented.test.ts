import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const section = readme.slice(readme.indexOf('## Widget\n'), readme.indexOf('## Shopping lists\n'))
const types = readFileSync(join(root, 'widget/shop-clerk.d.ts'), 'utf8')

const sources = readdirSync(join(root, 'widget/src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(root, 'widget/src', name), 'utf8'))
  .join('\n')

const found = (pattern: RegExp): string[] =>
  [...new Set([...sources.matchAll(pattern)].flatMap(([, name = '']) => name.split(/\s+/)))].sort()

const isNamed = (name: string): boolean => section.includes(`\`${name}\``)

test('README names every part that can be styled', () => {
  const parts = found(/\spart="([\w\s-]+)"/g)
  expect(parts.length).toBeGreaterThan(30)
  expect(parts.filter((part) => !isNamed(part))).toEqual([])
})

test('README names every CSS property', () => {
  const properties = found(/--shop-clerk-([a-z-]+)/g)
  expect(properties.length).toBeGreaterThanOrEqual(25)
  expect(properties.filter((property) => !isNamed(property))).toEqual([])
})

test('README and the types name every event', () => {
  const events = [
    ...found(/`shopclerk:\$\{name\}`/g),
    ...found(/CustomEvent\('(shopclerk:[\w-]+)'/g),
    ...['open', 'close', 'message', 'feedback'].map((name) => `shopclerk:${name}`),
  ].filter(Boolean)
  expect(events.length).toBeGreaterThanOrEqual(6)
  expect(events.filter((event) => !isNamed(event) || !types.includes(`'${event}'`))).toEqual([])
})

test('README and the types name every attribute and method', () => {
  const block = /export interface ShopClerkAttributes \{([\s\S]*?)\n\}/.exec(types)?.[1] ?? ''
  const attributes = [...block.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name = '']) => name)
  expect(attributes.length).toBeGreaterThanOrEqual(11)
  expect(attributes.filter((name) => !isNamed(name))).toEqual([])
  for (const method of ['open()', 'close()', 'send(text)', 'reset()']) expect(section).toContain(`\`${method}\``)
})
