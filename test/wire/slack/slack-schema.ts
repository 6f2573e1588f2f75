import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'
import type { Schema } from 'ts-json-schema-generator'

/** What is checked against the types of @slack/types. */
export type SlackType = 'KnownBlock' | 'ModalView' | 'HomeView' | 'MessageMetadata'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const types = `${root}node_modules/@slack/types`

/** The types of @slack/types as one JSON schema in which no property is allowed that they do not name. Kept beside the packages. */
async function slackSchema(): Promise<Schema> {
  const { version } = JSON.parse(readFileSync(`${types}/package.json`, 'utf8')) as { version: string }
  const folder = `${root}node_modules/.cache/slack-types`
  const path = `${folder}/${version}.json`
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Schema
  const { createGenerator } = await import('ts-json-schema-generator')
  const schema = createGenerator({
    path: `${types}/dist/index.d.ts`,
    type: '*',
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('*')
  mkdirSync(folder, { recursive: true })
  // Several test files may make it at once.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(schema))
  renameSync(draft, path)
  return schema
}

const validators = new Map<SlackType, ValidateFunction>()
let loaded: Promise<Ajv> | undefined

async function load(): Promise<Ajv> {
  const ajv = new Ajv({ allErrors: false, strict: false, discriminator: true })
  ajv.addSchema({ ...(await slackSchema()), $id: 'slack' })
  return ajv
}

/** Checks values against the types of @slack/types; each says what is wrong, or undefined. */
export async function slackTypes(): Promise<(type: SlackType, value: unknown) => string | undefined> {
  loaded ??= load()
  const ajv = await loaded
  return (type, value) => {
    let validate = validators.get(type)
    if (validate === undefined) {
      validate = ajv.compile({ $ref: `slack#/definitions/${type}` })
      validators.set(type, validate)
    }
    if (validate(value)) return undefined
    return `${type}: ${ajv.errorsText(validate.errors?.slice(0, 3))} in ${JSON.stringify(value).slice(0, 400)}`
  }
}
