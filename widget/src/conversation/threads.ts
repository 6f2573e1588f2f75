import { type Conversation, emptyConversation, openTurn } from './conversation.ts'
import { type Earlier, EarlierStorage } from './earlier.ts'
import { isLost, rethrowUnexpected } from './failure.ts'
import { askForPerson, type HandoffRequest, type HandoffView } from './handoff.ts'
import type { ChatTransport } from './transport.ts'

/** Where the conversation stands that is shown. */
export interface OpenConversation {
  readonly conversation: Conversation
  /** Ends what is being received, and gives what was said. */
  leave(): Conversation
  /** Shows another one in its place, saves it, and goes on with what is still to be answered in it. */
  turnToConversation(conversation: Conversation): void
  /** Says that something beside the conversation did not work; undefined: nothing, but draw again. */
  tellProblem(problem: 'notDeleted' | undefined): void
}

/** What is done with whole conversations: leaving, going back, having them forgotten, passing them to a person. */
export class Threads {
  readonly #transport: ChatTransport
  readonly #open: OpenConversation
  readonly #storage: EarlierStorage

  constructor(transport: ChatTransport, open: OpenConversation) {
    this.#transport = transport
    this.#open = open
    this.#storage = new EarlierStorage(transport.endpoint)
  }

  /** Those that were left, newest first. */
  get earlier(): readonly Earlier[] {
    return this.#storage.all()
  }

  /** Puts a conversation among the earlier ones. */
  keep(conversation: Conversation): void {
    this.#storage.keep(conversation, Date.now())
    this.#open.tellProblem(undefined)
  }

  /** Goes back to an earlier one; the one that is left takes its place among them. */
  goBackTo({ conversationId, conversation }: Earlier): void {
    const left = this.#open.leave()
    this.#storage.remove(conversationId)
    this.#storage.keep(left, Date.now())
    this.#open.turnToConversation(conversation)
  }

  /** Has the service forget the conversation that is shown, then begins another one. */
  async deleteOpen(): Promise<void> {
    const { conversationId } = this.#open.conversation
    if (conversationId !== undefined && !(await this.#forget(conversationId))) return
    this.#open.turnToConversation(emptyConversation)
  }

  /** Has the service forget earlier ones, one after the other; ends at the first that it could not. */
  async deleteEarlier(conversationIds: readonly string[]): Promise<void> {
    for (const conversationId of conversationIds) {
      if (!(await this.#forget(conversationId))) return
      this.#storage.remove(conversationId)
      this.#open.tellProblem(undefined)
    }
  }

  /** Whether the service has forgotten it, now or before. */
  async #forget(conversationId: string): Promise<boolean> {
    try {
      await this.#transport.request(`api/conversations/${encodeURIComponent(conversationId)}`, { method: 'DELETE' })
    } catch (error) {
      rethrowUnexpected(error)
      if (!isLost(error)) {
        this.#open.tellProblem('notDeleted')
        return false
      }
    }
    return true
  }

  /**
   * Asks for a person; where nothing was said yet that opens a conversation, in which the next message is said.
   * Throws ServiceError, NotTheShopError or ConnectionError.
   */
  async handOff(request: HandoffRequest): Promise<HandoffView> {
    const known = this.#open.conversation.conversationId
    const { conversationId, ...answer } = await askForPerson(this.#transport, known, request)
    const { conversation } = this.#open
    // What is being answered meanwhile says itself in which conversation.
    if (conversationId !== undefined && conversation.conversationId === undefined && !openTurn(conversation))
      this.#open.turnToConversation({ ...conversation, conversationId })
    return answer
  }
}
