import type { ChatLog } from '../../../chat/chat-log.ts'
import type { DiscordContext } from '../context.ts'
import { listen } from '../listeners/index.ts'
import { type Interaction, type Origin, readInteraction } from '../parse/interaction.ts'
import { renderText } from '../render/render-text.ts'
import { type InteractionResponse, responses } from '../responses.ts'

/** What an interaction is answered with. `sent` is called once that is on its way to Discord, or never will be. */
export interface Answered {
  id: string
  token: string
  response: InteractionResponse
  sent(): void
}

/** Brings interactions to their listeners, by whichever transport they came. */
export interface Dispatcher {
  /** Undefined for what is no interaction that is known. Never rejects, and takes at most 2.5 seconds. */
  answer(raw: unknown): Promise<Answered | undefined>
}

type AnyButPing = Extract<Interaction, Origin>

/** Milliseconds: Discord gives up after 3 s, and the way there takes some. */
const answerWithinMs = 2_500

const troubleText = 'Something went wrong on my side. Please try that again.'

export function createDispatcher(context: DiscordContext, log: ChatLog): Dispatcher {
  const trouble = (interaction: AnyButPing): InteractionResponse =>
    interaction.kind === 'autocomplete' ? responses.choices([]) : responses.privately(renderText(troubleText))

  async function respond(interaction: AnyButPing): Promise<InteractionResponse> {
    const late = Promise.withResolvers<InteractionResponse>()
    const timer = setTimeout(() => {
      log.error({ kind: interaction.kind }, 'An interaction of Discord could not be answered within its 3 seconds')
      late.resolve(trouble(interaction))
    }, answerWithinMs)
    try {
      return await Promise.race([listen(interaction, context), late.promise])
    } catch (err) {
      log.error({ err, kind: interaction.kind }, 'An interaction of Discord could not be answered')
      return trouble(interaction)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async answer(raw) {
      const interaction = readInteraction(raw)
      if (interaction === undefined) return undefined
      if (interaction.kind === 'ping') return { id: '', token: '', response: responses.pong(), sent: () => undefined }
      const { id, token } = interaction
      const sent = context.deferrals.begin(id)
      const response = await context.chat.arriving(() => respond(interaction))
      return { id, token, response, sent }
    },
  }
}
