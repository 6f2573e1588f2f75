import Type from 'typebox'
import { Value } from 'typebox/value'
import { actionIds, actionPatterns, callbackIds } from '../action-ids.ts'
import type { Register, SlackContext } from '../context.ts'
import { idOfPress, type Press } from '../parse/press.ts'
import { readReference } from '../references.ts'
import { compareModal, inputElement, inputs } from '../render/modals.ts'
import { productsOf } from '../render/render-reply.ts'
import { sayPrivately } from '../say-privately.ts'
import { answerFor, ask, goneText, onPressOfAnswer, openModal } from './on-press.ts'
import { productQuestion } from './product-question.ts'

/** What the modal carries from the button to its submission. */
const Carried = Type.Object({
  value: Type.String(),
  place: Type.Object({
    channel: Type.String(),
    user: Type.String(),
    thread: Type.Optional(Type.String()),
    ts: Type.String(),
    isPrivate: Type.Boolean(),
  }),
  url: Type.Optional(Type.String()),
})

const Chosen = Type.Object({
  [inputs.products]: Type.Object({
    [inputElement]: Type.Object({ selected_options: Type.Array(Type.Object({ value: Type.String() })) }),
  }),
})

/** 'Compare …': which of the products shown, in a modal; the comparison comes where the button was. */
export const registerCompare: Register = (app, context) => {
  onPressOfAnswer(app, context, actionPatterns.compare, async (press, { reply, reference }) => {
    const { value, place, responseUrl: url } = press
    await openModal(
      context,
      press.trigger,
      compareModal(productsOf(reply), JSON.stringify({ value, place, url }), reference.product),
    )
  })
  app.view(callbackIds.compareModal, async ({ ack, view, body }) => {
    const chosen = Value.Check(Chosen, view.state.values)
      ? view.state.values[inputs.products][inputElement].selected_options.map(({ value }) => Number(value))
      : []
    if (chosen.length < 2)
      return ack({ response_action: 'errors', errors: { [inputs.products]: 'Choose two to four.' } })
    await compare(view.private_metadata, { user: body.user.id, view: view.id }, chosen, context)
    await ack()
  })
}

async function compare(
  metadata: string,
  { user, view }: { user: string; view: string },
  chosen: readonly number[],
  context: SlackContext,
): Promise<void> {
  const carried: unknown = JSON.parse(metadata)
  if (!Value.Check(Carried, carried) || carried.place.user !== user) return
  const { value, place, url } = carried
  const press: Press = {
    // The same modal sent twice is one question.
    id: `${idOfPress('', user)}-${view}`,
    user,
    actionId: actionIds.compare(),
    value,
    place: { ...place, thread: place.thread },
    trigger: undefined,
    responseUrl: url,
  }
  const reply = await answerFor(press, readReference(value), context)
  const asked = reply && productQuestion('compare', reply, chosen)
  if (asked === undefined) await sayPrivately(context, press, goneText)
  else await ask(context, press, asked)
}
