import { afterEach, beforeEach, describe, it } from 'vitest'
import { admissionAndAnswers } from './state-store-parts/answers.ts'
import type { OpenedStore, StoreInTest } from './state-store-parts/cases.ts'
import { deletionAndGrowth } from './state-store-parts/deletion.ts'
import { workOfTheDead } from './state-store-parts/takeover.ts'

/** What every StateStore promises, whatever it is made of. */
export function stateStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the promises of a state store`, () => {
    let opened: OpenedStore
    const tested: StoreInTest = {
      get opened() {
        return opened
      },
      get store() {
        return opened.store
      },
      openAnother: open,
    }

    beforeEach(async () => {
      opened = await open()
      await opened.store.beat('one', 1_000)
      await opened.store.beat('two', 1_000)
    })
    afterEach(() => opened.close())

    admissionAndAnswers(tested)
    workOfTheDead(tested)
    deletionAndGrowth(tested)

    it('can be closed twice', async () => {
      await opened.store.close()
      await opened.store.close()
    })
  })
}
