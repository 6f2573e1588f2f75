import { readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig, settings } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'

describe('loadConfig', () => {
  it('needs no setting at all', () => {
    const config = loadConfig({})
    expect(config).toMatchObject({
      port: 3000,
      currency: 'USD',
      catalogue: undefined,
      widgetOrigins: [],
      showQueries: true,
      logLevel: 'info',
    })
    expect(isAbsolute(config.dataDir)).toBe(true)
  })

  it('takes an empty value as unset', () => {
    expect(loadConfig({ PORT: '', CATALOGUE: '' })).toMatchObject({ port: 3000, catalogue: undefined })
  })

  it.each([
    ['PORT', '70000', /^PORT must be a whole number from 0 to 65535 \(it is '70000'\)$/],
    ['PORT', '3000x', /^PORT must be a whole number/],
    ['CATALOGUE_FORMAT', 'xml', /^CATALOGUE_FORMAT must be one of jsonl, csv, icecat, acp/],
    ['CURRENCY', 'DOLLARS', /^CURRENCY must be an ISO 4217 code/],
    ['WIDGET_ORIGINS', 'https://a.example,shop', /^WIDGET_ORIGINS .*'shop' is none/],
    ['WIDGET_ORIGINS', 'https://a.example/path', /^WIDGET_ORIGINS/],
    ['TRUST_PROXY', 'yes', /^TRUST_PROXY must be one of on, off/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of/],
    ['RATE_LIMIT', '0', /^RATE_LIMIT must be a whole number/],
  ])('refuses %s=%s in one line that names it', (name, value, message) => {
    expect(() => loadConfig({ [name]: value })).toThrow(StartupError)
    expect(() => loadConfig({ [name]: value })).toThrow(message)
  })

  it.each(['products-next', 'products-lease', 'products-writes', 'products-20261130185501'])(
    'refuses a catalogue’s name that would be another’s: %s',
    (alias) => {
      const ELASTICSEARCH_URL = 'http://localhost:9200'
      expect(() => loadConfig({ ELASTICSEARCH_URL, ELASTICSEARCH_INDEX: alias })).toThrow(/does not end in -next/)
    },
  )

  it('refuses an address whose password cannot be read', () => {
    expect(() => loadConfig({ ELASTICSEARCH_URL: 'http://me:50%@localhost:9200' })).toThrow(/percent-encoded/)
  })

  it('never shows a secret', () => {
    expect(() => loadConfig({ SESSION_SECRET: 'hunter2' })).toThrow(
      /^SESSION_SECRET must have at least 32 characters \([^']*\)$/,
    )
  })

  it('is the list of settings that the README shows', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    for (const [name, { help, default: fallback }] of Object.entries(settings)) {
      expect(readme).toContain(`| \`${name}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${help} |`)
    }
  })
})
