import type { HomeView } from '@slack/types'
import { actionIds } from '../action-ids.ts'
import { actions, button, header, note, plainSection } from './blocks.ts'

const howTo = [
  'Write to me in the Messages tab, or mention me in a channel: “wireless mouse under $30”.',
  'Go on in the same thread, without a mention: “in black”, “cheaper”, “compare the first two”.',
  '/shop desk lamp finds something without anybody else seeing it; you can share the answer.',
  'Ask about returns, shipping or payment, or for a person.',
]

/** The Home tab: how it works, and what its owner looked for before, newest first. */
export function homeView(recent: readonly { text: string; reference: string }[]): HomeView {
  return {
    type: 'home',
    blocks: [
      header('Find it in the shop'),
      ...howTo.map((line) => plainSection(`• ${line}`)),
      actions([button({ id: actionIds.openSearch, label: 'Search the shop …', style: 'primary' })]),
      header('Your recent searches'),
      ...(recent.length === 0
        ? [note('Nothing yet.')]
        : recent.map(({ text, reference }, position) =>
            actions([
              button({ id: actionIds.searchAgain(position), label: text, value: reference, spoken: `Again: ${text}` }),
            ]),
          )),
      note('Only you see this list. What you say here is forgotten after a while.'),
    ],
  }
}
