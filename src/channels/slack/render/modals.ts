import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import type { Product } from '../../../catalogue/product.ts'
import type { Reply } from '../../../chat/reply.ts'
import { callbackIds } from '../action-ids.ts'
import { note, plain, plainSection } from './blocks.ts'
import { slackLimits } from './limits.ts'
import { priceLine } from './product.ts'
import { cut } from './text.ts'

/** The inputs of the modals, by block; each has one element, `inputElement`. */
export const inputs = {
  words: 'words',
  department: 'department',
  brand: 'brand',
  least: 'least',
  most: 'most',
  where: 'where',
  products: 'products',
  comment: 'comment',
} as const
export const inputElement = 'value'

/** The action id of the brands: Slack asks for them while somebody types. */
export const brandElement = 'brand_choice'

const modal = (given: Omit<ModalView, 'type' | 'title'> & { title: string }): ModalView => ({
  ...given,
  type: 'modal',
  title: plain(given.title, slackLimits.modalTitle),
  close: plain('Close', slackLimits.modalButton),
})

export const option = (text: string, value: string = text): PlainTextOption => ({
  text: plain(text, slackLimits.optionText),
  value: cut(value, slackLimits.optionValue),
})

const input = (
  id: string,
  label: string,
  element: InputBlock['element'],
  given: { hint?: string; optional?: boolean } = {},
): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label, slackLimits.inputLabel),
  element,
  optional: given.optional ?? true,
  ...(given.hint === undefined ? {} : { hint: plain(given.hint, slackLimits.inputLabel) }),
})

/** A message is at most 4,000 characters; what a field holds is one line of it. */
const longestWords = 500

/** What to look for. `departments`: names to choose from, none when the catalogue has none. */
export function searchModal(departments: readonly string[], currency: string): ModalView {
  const amount = { type: 'number_input', action_id: inputElement, is_decimal_allowed: true, min_value: '0' } as const
  return modal({
    title: 'Search the shop',
    callback_id: callbackIds.searchModal,
    submit: plain('Search', slackLimits.modalButton),
    blocks: [
      input(inputs.words, 'What are you looking for?', {
        type: 'plain_text_input',
        action_id: inputElement,
        max_length: longestWords,
        placeholder: plain('A wireless mouse, a desk lamp, a product number', slackLimits.optionText),
      }),
      ...(departments.length === 0
        ? []
        : [
            input(inputs.department, 'Department', {
              type: 'static_select',
              action_id: inputElement,
              options: departments.slice(0, slackLimits.options).map((name) => option(name)),
            }),
          ]),
      input(inputs.brand, 'Brand', { type: 'external_select', action_id: brandElement, min_query_length: 1 }),
      input(inputs.least, `Price from (${currency})`, amount),
      input(inputs.most, `Price to (${currency})`, amount),
      input(
        inputs.where,
        'Where to answer',
        {
          type: 'conversations_select',
          action_id: inputElement,
          default_to_current_conversation: true,
          response_url_enabled: true,
        },
        { hint: 'Only you see the answer. Leave it empty to get it as a direct message.' },
      ),
    ],
  })
}

/** Products that were shown, to choose from. `first`: the position of the one that is to be compared. */
export function compareModal(products: readonly Product[], reference: string, first = 0): ModalView {
  const options = products
    .slice(0, slackLimits.options)
    .map((product, position) =>
      option([product.title, priceLine(product)].filter(Boolean).join(' – '), String(position)),
    )
  return modal({
    title: 'Compare products',
    callback_id: callbackIds.compareModal,
    private_metadata: reference,
    submit: plain('Compare', slackLimits.modalButton),
    blocks: [
      input(
        inputs.products,
        'Which ones?',
        {
          type: 'multi_static_select',
          action_id: inputElement,
          options,
          initial_options: [options[first], ...options.toSpliced(first, 1)]
            .slice(0, 2)
            .filter((one) => one !== undefined),
          max_selected_items: 4,
        },
        { optional: false, hint: 'Two to four' },
      ),
    ],
  })
}

/** Asks what was wrong with an answer. */
export const commentModal = (reference: string): ModalView =>
  modal({
    title: 'What was wrong?',
    callback_id: callbackIds.commentModal,
    private_metadata: reference,
    submit: plain('Send', slackLimits.modalButton),
    blocks: [
      input(
        inputs.comment,
        'What should the answer have been?',
        { type: 'plain_text_input', action_id: inputElement, multiline: true, max_length: 2_000 },
        { optional: false },
      ),
    ],
  })

/** Queries that are shown; an answer sends some. */
const mostQueries = 10
/** Characters of one query: as much as a section holds. */
const longestQuery = 2_900

/** The queries that an answer sent, as they were sent. */
export function queryModal({ trace }: Pick<Reply, 'trace'>): ModalView {
  const shown = trace.queries.slice(0, mostQueries)
  const rest = trace.queries.length - shown.length
  const blocks = shown.flatMap(({ kind, why, request, tookMs }): KnownBlock[] => [
    plainSection(`${kind}: ${cut(why, 500)}`),
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_preformatted',
          elements: [{ type: 'text', text: cut(JSON.stringify(request, null, 2) ?? '–', longestQuery) }],
        },
      ],
    },
    note(`${trace.engine}, ${tookMs.toFixed(1)} ms`),
  ])
  const end = rest > 0 ? [note(`… and ${rest} more queries`)] : []
  return modal({ title: 'How I searched', blocks: [...blocks, ...end] })
}
