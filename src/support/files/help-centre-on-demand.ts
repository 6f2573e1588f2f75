import type { HelpCentre } from './help-centre.ts'

export interface HelpCentreOnDemand extends HelpCentre {
  /** Opens it unless it is open. @throws what opening throws; the next call tries again. */
  open(): Promise<HelpCentre>
}

/** A help centre that is opened when it is first asked: what it takes to read its articles holds up no start. */
export function helpCentreOnDemand(openCentre: () => Promise<HelpCentre>): HelpCentreOnDemand {
  let opened: Promise<HelpCentre> | undefined
  const open = (): Promise<HelpCentre> => {
    opened ??= openCentre().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
  return {
    open,
    search: async (question, limit) => (await open()).search(question, limit),
    article: async (id) => (await open()).article(id),
    articles: async () => (await open()).articles(),
    ofTopic: async (topic) => (await open()).ofTopic(topic),
    close: async () => void (await (await opened?.catch(() => undefined))?.close()),
  }
}
