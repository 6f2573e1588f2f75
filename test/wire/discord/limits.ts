import { parse } from 'discord-markdown-parser'

/** What Discord's reference says that it refuses, apart from the code under test: each breach is a line. */
interface Node {
  type?: unknown
  [name: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const nodes = (value: unknown): Node[] => list(value).filter(isNode)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Every component of a message, with those inside of others. */
const componentsIn = (values: readonly Node[]): Node[] =>
  values.flatMap((node) => [
    node,
    ...componentsIn(nodes(node.components)),
    ...componentsIn(isNode(node.accessory) ? [node.accessory] : []),
    ...componentsIn(isNode(node.component) ? [node.component] : []),
  ])

const within = (what: string, length: number, least: number, most: number): string | false =>
  (length < least || length > most) && `${what} has ${length}, not ${least} to ${most}`
const isHttp = (what: string, url: unknown): string | false => !/^https?:\/\//.test(text(url)) && `${what} is ${url}`
const characters = (value: unknown): number => [...text(value)].length

type Rule = (node: Node) => (string | false)[]

const inside: Record<number, readonly number[]> = { 1: [2, 3], 9: [10], 17: [1, 9, 10, 12] }
const nested: Rule = ({ type, components }) => {
  const allowed = inside[Number(type)]
  if (allowed === undefined) return []
  return nodes(components).map((one) => !allowed.includes(Number(one.type)) && `${type} holds a ${one.type}`)
}

const rules: Record<number, Rule> = {
  // Action row
  1: (node) => {
    const children = nodes(node.components)
    const hasSelect = children.some(({ type }) => type === 3)
    return [within('row', children.length, 1, hasSelect ? 1 : 5)]
  },
  // Button
  2: ({ label, style, url, custom_id: id }) => [
    within('button.label', text(label).length, 1, 80),
    ...(style === 5
      ? [
          isHttp('button.url', url),
          within('button.url', text(url).length, 1, 512),
          id !== undefined && 'a link with an id',
        ]
      : [url !== undefined && 'a button with a link']),
  ],
  // Select of texts
  3: ({ options, min_values: fewest, max_values: most, placeholder }) => {
    const values = nodes(options).map(({ value }) => value)
    return [
      within('options', values.length, 1, 25),
      new Set(values).size < values.length && 'a value twice',
      within('placeholder', text(placeholder).length, 1, 150),
      (Number(fewest) > Number(most) || Number(most) > values.length) &&
        `chooses ${fewest} to ${most} of ${values.length}`,
      ...nodes(options).flatMap((option) => [
        within('option.label', text(option.label).length, 1, 100),
        within('option.value', text(option.value).length, 1, 100),
        option.description !== undefined && within('option.description', text(option.description).length, 1, 100),
      ]),
    ]
  },
  // Text input
  4: ({ max_length: most, placeholder }) => [
    within('max_length', Number(most), 1, 4_000),
    within('placeholder', text(placeholder).length, 0, 100),
  ],
  // Section
  9: ({ components, accessory }) => [
    within('section', list(components).length, 1, 3),
    !(isNode(accessory) && (accessory.type === 2 || accessory.type === 11)) && 'section without an accessory',
  ],
  // Text display
  10: ({ content }) => [text(content).trim() === '' && 'an empty text'],
  // Thumbnail
  11: (node) => media(node),
  // Gallery
  12: ({ items }) => [within('gallery', list(items).length, 1, 10), ...nodes(items).flatMap(media)],
  // Container
  17: ({ components, accent_color: colour }) => [
    list(components).length === 0 && 'an empty container',
    !(Number(colour) >= 0 && Number(colour) <= 0xffffff) && `colour ${colour}`,
  ],
  // Label of a modal
  18: ({ label, description }) => [
    within('label', text(label).length, 1, 45),
    within('label.description', text(description).length, 0, 100),
  ],
}

const media: Rule = ({ media: shown, description }) => [
  isHttp('media.url', isNode(shown) ? shown.url : undefined),
  within('media.url', isNode(shown) ? text(shown.url).length : 0, 1, 2_048),
  within('media.description', text(description).length, 1, 1_024),
]

/** What the renderer itself writes; all else in a text comes of data. */
const ownMarkup = new Set(['text', 'br', 'twemoji', 'strong', 'subtext', 'codeBlock', 'emoticon'])

interface Parsed {
  type: string
  content?: unknown
}

const flat = (tree: readonly Parsed[]): Parsed[] =>
  tree.flatMap((one) => [one, ...(Array.isArray(one.content) ? flat(one.content as Parsed[]) : [])])

/**
 * What somebody else's reading of Discord's markdown finds in a text beside what the renderer writes, and what that
 * reading does not know. What `allowed` matches is not looked at.
 */
export function markupIn(content: string, allowed = /(?!)/): string[] {
  const text = content.replaceAll(new RegExp(allowed.source, 'g'), '')
  const outside = text.replaceAll(/```[\s\S]*?```/g, '')
  const found = [
    ...flat(parse(text, 'extended') as Parsed[]).flatMap(({ type }) => (ownMarkup.has(type) ? [] : [type])),
    ...(/^[^\S\n]*(?:[-+*]|\d+[.)])[^\S\n]+\S/m.test(outside) ? ['a list'] : []),
    ...(/(?<!\\)(?:\\\\)*<[@#:atid/+]/i.test(outside) ? ['a tag'] : []),
    ...(/(?<!\\)(?:\\\\)*:\/\//.test(outside) ? ['an address'] : []),
    ...(/@(?:everyone|here)/i.test(text) ? ['@everyone'] : []),
  ]
  return found.map((what) => `${what} in ${content.slice(0, 200)}`)
}

const idsOf = (components: readonly Node[]): (string | false)[] => {
  const ids = components.flatMap(({ custom_id: id }) => (id === undefined ? [] : [text(id)]))
  return [
    new Set(ids).size < ids.length && 'a custom_id twice',
    ...ids.map((id) => within('custom_id', Buffer.byteLength(id), 1, 100)),
  ]
}

const componentBreaches = (components: readonly Node[]): (string | false)[] => [
  ...components.flatMap((node) => [
    ...(rules[Number(node.type)]?.(node) ?? [`component ${node.type}`]),
    ...nested(node),
  ]),
  ...idsOf(components),
]

const onlyText = (lines: readonly (string | false)[]): string[] => lines.filter((line) => line !== false)

const mentionsNobody = ({ allowed_mentions: mentions }: Node): string | false =>
  JSON.stringify(mentions) !== '{"parse":[]}' && 'mentions are allowed'

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : []

const halfPairs = (value: unknown): string[] =>
  stringsIn(value).flatMap((one) => (one.isWellFormed() ? [] : [`half a pair in ${one.slice(0, 200)}`]))

/** All that Discord would refuse, or that would ping, format or link, in what is sent as a message. */
export function messageBreaches(message: object, allowed = /(?!)/): string[] {
  const body = message as Node
  const isPlain = (Number(body.flags) & 32_768) === 0
  const components = componentsIn(nodes(body.components))
  const shown = components.filter(({ type }) => type === 10)
  return onlyText([
    mentionsNobody(body),
    within('components', components.length, isPlain ? 0 : 1, isPlain ? 0 : 40),
    within(
      'display text',
      shown.reduce((sum, { content }) => sum + characters(content), 0),
      0,
      4_000,
    ),
    !isPlain && body.content !== undefined && 'content beside components',
    isPlain && within('content', characters(body.content), 1, 2_000),
    ...[...shown.map(({ content }) => content), ...(isPlain ? [body.content] : [])].flatMap((one) =>
      markupIn(text(one), allowed),
    ),
    ...componentBreaches(components),
    ...halfPairs(body),
  ])
}

export function modalBreaches(modal: object): string[] {
  const { title, custom_id: id, components } = modal as Node
  return onlyText([
    within('title', text(title).length, 1, 45),
    within('modal.custom_id', Buffer.byteLength(text(id)), 1, 100),
    within('modal.components', list(components).length, 1, 5),
    ...componentBreaches(componentsIn(nodes(components))),
  ])
}

/** Of an autocomplete. */
export function choiceBreaches(choices: readonly object[]): string[] {
  return onlyText([
    within('choices', choices.length, 0, 25),
    ...nodes(choices).flatMap(({ name, value }) => [
      within('choice.name', text(name).length, 1, 100),
      within('choice.value', text(value).length, 1, 100),
    ]),
  ])
}

const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

const localised = (value: unknown): string[] => (isNode(value) ? Object.values(value).map(text) : [])

function namedBreaches(node: Node, isFree: boolean): (string | false)[] {
  const { name, name_localizations: names, description, description_localizations: descriptions } = node
  return [
    ...[text(name), ...localised(names)].flatMap((one) => [
      within('name', one.length, 1, 32),
      !isFree && !(commandName.test(one) && one === one.toLowerCase()) && `name ${one}`,
    ]),
    ...(isFree
      ? []
      : [text(description), ...localised(descriptions)].map((one) => within('description', one.length, 1, 100))),
  ]
}

/** Characters that count towards a command's 8,000: the longest of each thing's languages. */
const size = (node: Node): number =>
  Math.max(text(node.name).length, ...localised(node.name_localizations).map(({ length }) => length)) +
  Math.max(text(node.description).length, ...localised(node.description_localizations).map(({ length }) => length)) +
  text(node.value).length +
  [...nodes(node.options), ...nodes(node.choices)].reduce((sum, one) => sum + size(one), 0)

/** A command, a subcommand or an option, by the reference of application commands. */
export function commandBreaches(node: object, isTop = true): string[] {
  const command = node as Node
  const options = nodes(command.options)
  const names = [
    options.map(({ name }) => name),
    ...['de', 'fr'].map((language) =>
      options.map(({ name_localizations: all }) => (isNode(all) ? all[language] : undefined)),
    ),
  ]
  const firstOptional = options.findIndex(({ required }) => required !== true)
  return onlyText([
    ...namedBreaches(command, isTop && command.type === 3),
    isTop && size(command) > 8_000 && `${size(command)} of 8000 characters`,
    within('options', options.length, 0, 25),
    ...names.map((all) => new Set(all).size < all.length && `a name twice in ${all}`),
    firstOptional >= 0 &&
      options.slice(firstOptional).some(({ required }) => required === true) &&
      'required after optional',
    ...nodes(command.choices).flatMap((choice) => [
      ...[text(choice.name), ...localised(choice.name_localizations)].map((one) =>
        within('choice', one.length, 1, 100),
      ),
      within('choice.value', text(choice.value).length, 1, 100),
    ]),
    within('choices', list(command.choices).length, 0, 25),
    ...options.flatMap((option) => commandBreaches(option, false)),
  ])
}
