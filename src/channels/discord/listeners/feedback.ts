import { cleanText } from '../../../catalogue/text.ts'
import type { DiscordContext } from '../context.ts'
import type { Reference } from '../custom-ids.ts'
import type { OfKind } from '../parse/interaction.ts'
import { commentInput, commentModal } from '../render/comment-modal.ts'
import { renderText } from '../render/render-text.ts'
import { type InteractionResponse, responses } from '../responses.ts'
import { withAnswer } from './pressed-answer.ts'

const thanks = (): InteractionResponse => responses.privately(renderText('Thank you!'))

/** Characters of a comment that are kept. */
const longestComment = 3_000

/** Thumbs below each answer; after a bad one, what was wrong. */
export const rate = (
  press: OfKind<'press'>,
  rating: 'up' | 'down',
  reference: Reference,
  context: DiscordContext,
): Promise<InteractionResponse> =>
  withAnswer(press, reference, context, async () => {
    await store(press.id, { ...reference, rating }, context)
    return rating === 'up' ? thanks() : responses.modal(commentModal(reference))
  })

/** What was written into the modal. */
export const comment = (
  modal: OfKind<'modal'>,
  reference: Reference,
  context: DiscordContext,
): Promise<InteractionResponse> =>
  withAnswer(modal, reference, context, async () => {
    const written = cleanText(modal.inputs.get(commentInput) ?? '').slice(0, longestComment)
    if (written !== '') await store(modal.id, { ...reference, rating: 'down', comment: written }, context)
    return thanks()
  })

interface Rated extends Reference {
  rating: 'up' | 'down'
  comment?: string
}

/** What Discord sends twice is stored once. */
async function store(
  interaction: string,
  rated: Rated,
  { store: stateStore, rated: known }: DiscordContext,
): Promise<void> {
  if (!known.first(interaction)) return
  await stateStore.addFeedback({ ...rated, receivedAt: Date.now() })
}
