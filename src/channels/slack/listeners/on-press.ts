import type { App } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { Reply } from '../../../chat/reply.ts'
import type { SlackContext } from '../context.ts'
import { type Press, readPress } from '../parse/press.ts'
import { keyOfReference, mayUse, type Reference, readReference } from '../references.ts'
import { sayPrivately } from '../say-privately.ts'
import { type Asked, busyText, submitPress } from '../submit.ts'

export const goneText = 'I do not have that answer any more. Please ask me again.'

/** Registers what a button does. Slack is told once that has been stored, or shown. */
export function onPress(
  app: App,
  { presses }: Pick<SlackContext, 'presses'>,
  actionId: string | RegExp,
  handle: (press: Press) => Promise<void>,
): void {
  app.action(actionId, async ({ ack, body }) => {
    const press = readPress(body)
    if (press !== undefined && presses.first(nameOf(press))) await handle(press)
    await ack()
  })
}

/** The same for two presses of one button by one person. */
const nameOf = ({ user, actionId, value, place }: Press): string =>
  [user, actionId, value, place?.channel, place?.ts].join(' ')

/** The answer that a button refers to, if it is still kept and who pressed it may use it. */
export async function answerFor(
  press: Press,
  reference: Reference | undefined,
  { store }: Pick<SlackContext, 'store'>,
): Promise<Reply | undefined> {
  if (reference === undefined || press.place === undefined || !mayUse(reference, press.place)) return undefined
  return store.reply(keyOfReference(reference))
}

/** As `onPress`, for a button whose value refers to an answer; when that is not to be had, it is said. */
export function onPressOfAnswer(
  app: App,
  context: SlackContext,
  actionId: string | RegExp,
  handle: (press: Press, answer: { reference: Reference; reply: Reply }) => Promise<void>,
): void {
  onPress(app, context, actionId, async (press) => {
    const reference = readReference(press.value)
    const reply = await answerFor(press, reference, context)
    if (reference === undefined || reply === undefined) await sayPrivately(context, press, goneText)
    else await handle(press, { reference, reply })
  })
}

/** Asks by a button, and says so when too much waits. */
export async function ask(context: SlackContext, press: Press, asked: Asked, replaces = false): Promise<void> {
  const outcome = await submitPress(context, press, asked, replaces)
  if (outcome === 'busy') await sayPrivately(context, press, busyText)
}

export async function openModal(
  { client, admin }: Pick<SlackContext, 'client' | 'admin'>,
  trigger: string | undefined,
  view: ModalView,
): Promise<void> {
  if (trigger === undefined) return
  await client.views.open({ trigger_id: trigger, view }).catch((error: unknown) => admin.report(error, 'views.open'))
}
