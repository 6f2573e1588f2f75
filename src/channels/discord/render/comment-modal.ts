import { customIds, type Reference } from '../custom-ids.ts'
import { discordLimits } from './limits.ts'
import { componentTypes, type ModalPayload } from './message-payload.ts'

/** The custom_id of the only input of the modal. */
export const commentInput = 'comment'

/** What people write about an answer, in characters. */
const longestComment = 2_000

/** Asks what was wrong with an answer. */
export const commentModal = (reference: Reference): ModalPayload => ({
  custom_id: customIds.whole('comment', reference),
  title: 'What was wrong?',
  components: [
    {
      type: componentTypes.label,
      label: 'What should the answer have been?',
      component: {
        type: componentTypes.textInput,
        custom_id: commentInput,
        style: 2,
        required: true,
        max_length: Math.min(longestComment, discordLimits.inputText),
      },
    },
  ],
})
