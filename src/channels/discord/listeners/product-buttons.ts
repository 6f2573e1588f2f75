import type { DiscordContext } from '../context.ts'
import type { CustomId, Reference } from '../custom-ids.ts'
import type { OfKind } from '../parse/interaction.ts'
import type { InteractionResponse } from '../responses.ts'
import { ask } from '../submit.ts'
import { gone, withAnswer } from './pressed-answer.ts'
import { questionOfShown } from './product-question.ts'

type ButtonId = Extract<CustomId, { product: number }>

/** 'Details', 'Similar' and 'Like this picture' beside a product. */
export const productButton = (
  press: OfKind<'press'>,
  { kind, reference, product }: ButtonId,
  context: DiscordContext,
): Promise<InteractionResponse> => askOfShown(press, kind, reference, [product], context)

/** The selects below an answer: more about one of its products, what is like one, or some of them side by side. */
export const chosenProducts = (
  press: OfKind<'press'>,
  kind: 'choose' | 'alike' | 'compare',
  reference: Reference,
  context: DiscordContext,
): Promise<InteractionResponse> => {
  const what = kind === 'choose' ? 'details' : kind === 'alike' ? 'similar' : 'compare'
  return askOfShown(press, what, reference, press.values.map(Number), context)
}

function askOfShown(
  press: OfKind<'press'>,
  what: 'details' | 'similar' | 'look' | 'compare',
  reference: Reference,
  positions: readonly number[],
  context: DiscordContext,
): Promise<InteractionResponse> {
  return withAnswer(press, reference, context, async ({ reply, conversation }) => {
    const asked = questionOfShown(what, reply, positions)
    return asked === undefined ? gone() : ask(context, press, conversation, asked)
  })
}
