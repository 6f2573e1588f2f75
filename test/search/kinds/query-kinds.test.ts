import { expect, it } from 'vitest'
import { queryKinds } from '../../../src/search/kinds/query-kinds.ts'
import { analyseQuery } from '../../../src/search/text-analysis.ts'

it('a query of one word looks for that kind', () => {
  expect(queryKinds(analyseQuery('printers'))).toEqual({ narrower: [], exact: ['printer.'] })
})

it('words before it make it narrower, in all their forms', () => {
  expect(queryKinds(analyseQuery('usb, flash, drive'))).toEqual({
    narrower: [['flash.drive'], ['usb.flash.drive']],
    exact: ['drive.', 'flash.drive.', 'usb.flash.drive.'],
  })
  const words = [
    { text: 'memory', forms: [['memory'], ['flash', 'memory']] },
    { text: 'stick', forms: [['stick'], ['drive']], head: true },
  ]
  expect(queryKinds(words).narrower).toEqual([
    ['memory.stick', 'memory.drive', 'flash.memory.stick', 'flash.memory.drive'],
  ])
})

it('another name of the thing counts like its own', () => {
  const words = [
    {
      text: 'usb stick',
      forms: [
        ['usb', 'stick'],
        ['usb', 'flash', 'drive'],
      ],
      head: true,
    },
  ]
  expect(queryKinds(words).exact).toEqual(['usb.stick.', 'usb.flash.drive.'])
})

it('what it is for makes it no narrower', () => {
  expect(queryKinds(analyseQuery('bag for laptop')).narrower).toEqual([])
})

it('a number looks for no kind', () => {
  expect(queryKinds(analyseQuery('4711'))).toEqual({ narrower: [], exact: [] })
})
