/** What Slack's reference says that it refuses, apart from the code under test: each breach is a line. */
interface Node {
  type?: string
  [name: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (isNode(value) && typeof value.text === 'string' ? value.text : '')

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (!isNode(value)) return []
  return [value, ...Object.values(value).flatMap(nodesIn)]
}

type Rule = (node: Node) => (string | false)[]

const atMost = (what: string, length: number, most: number): string | false =>
  length > most && `${what} has ${length} of ${most}`
const characters = (what: string, value: unknown, most: number): string | false =>
  typeof value === 'string' && atMost(what, value.length, most)

const textObject: Rule = (node) => [
  characters(`${node.type}.text`, node.text, 3_000),
  textOf(node) === '' && `${node.type} is empty`,
]

const elementIds = (node: Node): string | false => {
  const ids = list(node.elements).flatMap((element) =>
    isNode(element) && element.action_id ? [element.action_id] : [],
  )
  return new Set(ids).size < ids.length && `${node.type} has an action_id twice`
}

const rules: Record<string, Rule> = {
  plain_text: textObject,
  mrkdwn: (node) => [...textObject(node), node.verbatim !== true && 'mrkdwn is not verbatim'],
  section: (node) => [
    characters('section.text', textOf(node.text), 3_000),
    atMost('section.fields', list(node.fields).length, 10),
    ...list(node.fields).map((field) => characters('section.field', textOf(field), 2_000)),
  ],
  header: (node) => [characters('header', textOf(node.text), 150)],
  context: (node) => [
    atMost('context', list(node.elements).length, 10),
    list(node.elements).length === 0 && 'empty context',
  ],
  actions: (node) => [
    atMost('actions', list(node.elements).length, 25),
    list(node.elements).length === 0 && 'empty actions',
    elementIds(node),
  ],
  context_actions: (node) => [atMost('context_actions', list(node.elements).length, 5)],
  button: (node) => [
    characters('button.text', textOf(node.text), 75),
    characters('button.value', node.value, 2_000),
    characters('button.url', node.url, 3_000),
    characters('button.accessibility_label', node.accessibility_label, 75),
    characters('action_id', node.action_id, 255),
    typeof node.url === 'string' && !/^https?:/.test(node.url) && `button.url is ${node.url}`,
  ],
  feedback_buttons: ({ positive_button: up, negative_button: down }) =>
    [up, down].flatMap((one) => [
      characters('feedback.text', textOf(isNode(one) ? one.text : ''), 75),
      characters('feedback.value', isNode(one) ? one.value : '', 2_000),
    ]),
  image: (node) => [
    characters('image_url', node.image_url, 3_000),
    characters('alt_text', node.alt_text, 2_000),
    !/^https?:/.test(String(node.image_url)) && `image_url is ${node.image_url}`,
  ],
  card: (node) => [
    characters('card.title', textOf(node.title), 150),
    characters('card.subtitle', textOf(node.subtitle), 150),
    characters('card.body', textOf(node.body), 200),
    atMost('card.actions', list(node.actions).length, 3),
  ],
  carousel: (node) => [
    atMost('carousel', list(node.elements).length, 10),
    list(node.elements).length === 0 && 'empty carousel',
  ],
  table: (node) => {
    const rows = list(node.rows).map(list)
    const cells = rows.flat()
    return [
      atMost('table.rows', rows.length, 100),
      ...rows.map((row) => atMost('table.row', row.length, 20)),
      rows.some((row) => row.length !== rows[0]?.length) && 'table rows differ in length',
      atMost(
        'table cells',
        cells.reduce<number>((sum, cell) => sum + textOf(cell).length, 0),
        10_000,
      ),
      atMost('table.column_settings', list(node.column_settings).length, 20),
      cells.some((cell) => textOf(cell) === '') && 'an empty cell',
    ]
  },
  static_select: (node) => [
    atMost('options', list(node.options).length, 100),
    list(node.options).length === 0 && 'no options',
  ],
  multi_static_select: (node) => [
    atMost('options', list(node.options).length, 100),
    list(node.options).length === 0 && 'no options',
  ],
  plain_text_input: (node) => [Number(node.max_length ?? 0) > 3_000 && 'max_length above 3000'],
  modal: (node) => [
    characters('modal.title', textOf(node.title), 24),
    characters('modal.submit', textOf(node.submit), 24),
    characters('modal.close', textOf(node.close), 24),
    characters('private_metadata', node.private_metadata, 3_000),
    characters('callback_id', node.callback_id, 255),
    atMost('modal.blocks', list(node.blocks).length, 100),
  ],
  home: (node) => [atMost('home.blocks', list(node.blocks).length, 100)],
}

/** Every option has a text and a value inside their limits, wherever it is. */
const optionRule = (node: Node): (string | false)[] =>
  node.type === undefined &&
  isNode(node.text) &&
  typeof node.value === 'string' &&
  node.accessibility_label === undefined
    ? [characters('option.text', textOf(node.text), 75), characters('option.value', node.value, 150)]
    : []

/** All that Slack would refuse, or that would ping or link, in the blocks of a message. */
export function breaches(blocks: unknown, allowedMarkup = /(?!)/): string[] {
  const nodes = nodesIn(blocks)
  return [
    ...nodes.flatMap((node) => [
      ...(rules[node.type ?? '']?.(node) ?? []),
      ...optionRule(node),
      characters('block_id', node.block_id, 255),
    ]),
    ...nodes.flatMap((node) => (node.type === 'mrkdwn' ? markupIn(textOf(node), allowedMarkup) : [])),
    nodes.filter(({ type }) => type === 'table').length > 1 && 'more than one table',
  ].filter((line) => line !== false)
}

/** In mrkdwn each `<` begins a mention or a link. */
export const markupIn = (text: string, allowed = /(?!)/): string[] =>
  /[<>]/.test(text.replaceAll(new RegExp(allowed.source, 'g'), '')) ? [`markup in ${text.slice(0, 200)}`] : []

export function messageBreaches(
  message: { text: string; blocks: readonly unknown[] },
  allowedMarkup = /(?!)/,
): string[] {
  return [
    ...breaches(message.blocks, allowedMarkup),
    ...markupIn(message.text, allowedMarkup),
    atMost('blocks', message.blocks.length, 50),
    atMost('characters of all blocks', JSON.stringify(message.blocks).length, 13_000),
    atMost('text', message.text.length, 4_000),
    message.text === '' && 'no text',
  ].filter((line) => line !== false)
}
