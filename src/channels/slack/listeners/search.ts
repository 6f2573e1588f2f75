import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { formatPrice } from '../../../answers/format.ts'
import { toMinorUnits } from '../../../catalogue/money.ts'
import { cleanLine } from '../../../catalogue/text.ts'
import type { ChatMessage } from '../../../chat/message.ts'
import { actionIds, callbackIds } from '../action-ids.ts'
import type { Register, SlackContext } from '../context.ts'
import { type Conversation, conversationIdOf, isDirect } from '../conversation.ts'
import { directConversation } from '../direct-conversation.ts'
import { slackLimits } from '../render/limits.ts'
import { brandElement, inputElement, inputs, option, searchModal } from '../render/modals.ts'
import { busyText, submit } from '../submit.ts'
import { onPress, openModal } from './on-press.ts'

const Text = Type.Optional(
  Type.Object({ [inputElement]: Type.Object({ value: Type.Optional(Type.Union([Type.String(), Type.Null()])) }) }),
)
const Choice = (element: string) =>
  Type.Optional(
    Type.Object({
      [element]: Type.Object({
        selected_option: Type.Optional(Type.Union([Type.Object({ value: Type.String() }), Type.Null()])),
      }),
    }),
  )
const Searched = Type.Object({
  [inputs.words]: Text,
  [inputs.department]: Choice(inputElement),
  [inputs.brand]: Choice(brandElement),
  [inputs.least]: Text,
  [inputs.most]: Text,
})

/** What the search modal asks for; undefined what was left empty. */
export interface SearchForm {
  words: string | undefined
  department: string | undefined
  brand: string | undefined
  /** Major units, as people type them. */
  least: number | undefined
  most: number | undefined
}

/** The search modal: from the global shortcut, and from the Home tab. */
export const registerSearch: Register = (app, context) => {
  app.shortcut(callbackIds.searchShop, async ({ ack, shortcut }) => {
    await openSearch(context, shortcut.trigger_id)
    await ack()
  })
  onPress(app, context, actionIds.openSearch, (press) => openSearch(context, press.trigger))
  app.options(brandElement, async ({ ack, options }) => {
    await ack({ options: await brandsLike(options.value, context) })
  })
  app.view(callbackIds.searchModal, async ({ ack, view, body }) => {
    const { currency } = await context.lexicon()
    const text = wordsOfForm(readForm(view.state.values), currency)
    if (text === '') {
      return ack({
        response_action: 'errors',
        errors: { [inputs.words]: 'Say what to look for, or choose a department or a brand.' },
      })
    }
    const [where] = body.type === 'view_submission' ? (body.response_urls ?? []) : []
    const outcome = await askFor(text, { user: body.user.id, view: view.id, where }, context)
    if (outcome === 'taken') return ack()
    return ack({ response_action: 'errors', errors: { [inputs.words]: busyText } })
  })
}

export async function openSearch(context: SlackContext, trigger: string | undefined): Promise<void> {
  const [departments, { currency }] = await Promise.all([context.departments(), context.lexicon()])
  await openModal(
    context,
    trigger,
    searchModal(
      departments.map(({ name }) => name),
      currency,
    ),
  )
}

/** Brands that have a word which begins so, as the catalogue spells them. */
async function brandsLike(typed: string, { lexicon }: SlackContext) {
  const beginning = typed.trim().toLowerCase()
  const { brands } = await lexicon()
  const found: string[] = []
  for (const brand of brands) {
    if (found.length === slackLimits.options) break
    const words = brand.toLowerCase().split(/\s+/)
    if (brand.toLowerCase().startsWith(beginning) || words.some((word) => word.startsWith(beginning))) found.push(brand)
  }
  return found.map((brand) => option(brand))
}

function readForm(values: unknown): SearchForm {
  const form: Static<typeof Searched> = Value.Check(Searched, values) ? values : {}
  const text = (given: string | null | undefined): string | undefined => cleanLine(given ?? '') || undefined
  const amount = (given: string | null | undefined): number | undefined => {
    const value = Number(given ?? Number.NaN)
    return Number.isFinite(value) && value >= 0 ? value : undefined
  }
  return {
    words: text(form[inputs.words]?.[inputElement]?.value),
    department: text(form[inputs.department]?.[inputElement]?.selected_option?.value),
    brand: text(form[inputs.brand]?.[brandElement]?.selected_option?.value),
    least: amount(form[inputs.least]?.[inputElement]?.value),
    most: amount(form[inputs.most]?.[inputElement]?.value),
  }
}

/** The form in the words in which a shopper would have asked: it is understood, merged and shown like any message. */
export function wordsOfForm({ words, department, brand, least, most }: SearchForm, currency: string): string {
  const money = (amount: number): string => formatPrice({ amount: toMinorUnits(amount, currency), currency })
  const bounds = least !== undefined && most !== undefined ? [Math.min(least, most), Math.max(least, most)] : []
  const price =
    bounds.length === 2
      ? `between ${bounds.map(money).join(' and ')}`
      : most !== undefined
        ? `under ${money(most)}`
        : least === undefined
          ? undefined
          : `from ${money(least)}`
  if (words === undefined && department === undefined && brand === undefined) return ''
  const asked = [words, brand === undefined ? undefined : `by ${brand}`, price].filter((one) => one !== undefined)
  const place = department === undefined ? undefined : `in the ${department} department`
  return [asked.join(' '), place].filter(Boolean).join(', ')
}

/** Where somebody wants the answer; undefined: in their direct messages. */
type Where = { channel_id: string; response_url: string } | undefined

async function askFor(
  text: string,
  { user, view, where }: { user: string; view: string; where: Where },
  context: SlackContext,
): Promise<'taken' | 'busy'> {
  const isPrivate = where !== undefined && !isDirect(where.channel_id)
  const conversation: Conversation = isPrivate
    ? { kind: 'private', channel: where.channel_id, user }
    : await directConversation(context, user)
  const message: ChatMessage = {
    channel: 'slack',
    messageId: `v-${view}`,
    conversationId: conversationIdOf(conversation),
    userId: user,
    text,
    pictures: [],
    receivedAt: Date.now(),
  }
  if (isPrivate) context.privateAnswers.expect(message, { url: where.response_url, replaces: false })
  return submit(context, message)
}
