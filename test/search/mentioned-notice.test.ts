import { describe, expect, it } from 'vitest'
import { mentionedNotice } from '../../src/search/mentioned-notice.ts'
import { product } from '../contracts/shop.ts'

const soundbar = product({ id: 's1', title: 'Soundbar 2.1', description: 'Plays what your television shows' })
const found = (hits = [soundbar], changes: object = {}) => ({
  ...{ hits: hits.map((one) => ({ product: one, score: 1 })), exactTotal: hits.length, by: 'words' as const },
  ...changes,
})

describe('what is only mentioned', () => {
  it('is said not to be there', () => {
    expect(mentionedNotice({ text: 'television', offset: 0 }, found())).toEqual({
      kind: 'mentioned',
      text: 'None of these is called “television”; their descriptions mention it.',
    })
  })

  it.each([
    ['a title', product({ id: 'a', title: 'Television 40 in' })],
    ['a category', product({ id: 'b', title: 'Obsidia Basalt', category: ['Video', 'Televisions'] })],
    ['a model', product({ id: 'c', title: 'Obsidia Basalt', model: 'Television' })],
    ['an attribute', product({ id: 'd', title: 'Obsidia Basalt', attributes: { kind: 'television' } })],
  ])('is there when one of the hits has it in %s', (_, one) => {
    expect(mentionedNotice({ text: 'televisions', offset: 0 }, found([soundbar, one]))).toBeUndefined()
  })

  it.each([
    ['on later pages', { offset: 6 }, found()],
    ['where nothing has all the words', { offset: 0 }, found([soundbar], { exactTotal: 0 })],
    ['where meaning brought the hits', { offset: 0 }, found([soundbar], { by: 'meaning' })],
    ['where nothing was found', { offset: 0 }, found([])],
    ['of no words', { offset: 0, text: '' }, found()],
  ])('is not spoken of %s', (_, request, outcome) => {
    expect(mentionedNotice({ text: 'television', ...request }, outcome)).toBeUndefined()
  })
})
