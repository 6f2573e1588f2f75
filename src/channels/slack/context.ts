import type { App } from '@slack/bolt'
import type { Chat } from '../../chat/chat.ts'
import type { ChatLog } from '../../chat/chat-log.ts'
import type { Recently } from '../../chat/recently.ts'
import type { StateStore } from '../../chat/state-store.ts'
import type { Department } from '../../search/departments.ts'
import type { Lexicon } from '../../search/engine.ts'
import type { AdminLines } from './admin-lines.ts'
import type { LiveTexts } from './deliver/live-text.ts'
import type { Pacing } from './deliver/pacing.ts'
import type { PrivateAnswers } from './deliver/private-answers.ts'
import type { WorkingStatus } from './deliver/working-status.ts'
import type { PublicUrl } from './render/addresses.ts'
import type { Identity, SlackClient } from './slack-client.ts'

/** What listeners work with. */
export interface SlackContext {
  client: SlackClient
  chat: Chat
  store: StateStore
  identity(): Promise<Identity>
  departments(): Promise<Department[]>
  lexicon(): Promise<Lexicon>
  privateAnswers: PrivateAnswers
  status: WorkingStatus
  liveTexts: LiveTexts
  /** Buttons that were pressed a moment ago. */
  presses: Recently
  /** Answers that were shared a moment ago. */
  shares: Recently
  pacing: Pacing
  admin: AdminLines
  log: ChatLog
  publicUrl: PublicUrl
  /** Where people take over: what they say there is not for the bot. */
  handoffChannel: string | undefined
}

/** Registers listeners at the app. */
export type Register = (app: App, context: SlackContext) => void
