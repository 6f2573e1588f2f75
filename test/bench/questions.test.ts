import { describe, expect, it } from 'vitest'
import { measure, written } from '../../bench/measure.ts'
import { judgedQuestions, kindQuestions, mistyped, needQuestions } from '../../bench/questions.ts'
import type { Product } from '../../src/catalogue/product.ts'

const product = (id: string, kind: string): Product => ({
  id,
  title: id,
  category: [kind],
  availability: 'in_stock',
  attributes: {},
  version: 1,
})
const lamps = Array.from({ length: 12 }, (_, index) => product(`lamp ${index}`, 'Lamps'))
const kettles = [product('kettle 1', 'Kettles'), product('kettle 2', 'Kettles')]
const products = [...lamps, ...kettles]
const kind = (name: string, category: string) => ({ name, isOf: (one: Product) => one.category.includes(category) })
const idsOf = (found: readonly Product[]): string[] => found.map(({ id }) => id)

describe('questions', () => {
  it('about a name count which of the first ten are that thing, and nothing found as nothing', () => {
    const [lamp, kettle] = kindQuestions([kind('lamp', 'Lamps'), kind('kettle', 'Kettles')], products)
    expect(lamp?.score(idsOf(lamps))).toBe(1)
    expect(lamp?.score(idsOf([...kettles, ...lamps]))).toBe(0.8)
    expect(lamp?.score(idsOf(lamps.slice(0, 3)))).toBe(0.3)
    expect(lamp?.score([])).toBe(0)
    expect(kettle?.score(idsOf(kettles))).toBe(1)
    expect(kettle?.score(idsOf([...lamps, ...kettles]))).toBe(0)
  })

  it('about a need ask for one right product among five', () => {
    const [tea] = needQuestions([kind('hot tea', 'Kettles')], products)
    expect(tea?.score(idsOf([...lamps.slice(0, 4), ...kettles]))).toBe(1)
    expect(tea?.score(idsOf([...lamps.slice(0, 5), ...kettles]))).toBe(0)
  })

  it('that nothing could answer are refused', () => {
    expect(() => kindQuestions([kind('sofa', 'Sofas')], products)).toThrow('no sofa')
    expect(() => needQuestions([kind('rest', 'Sofas')], products)).toThrow("'rest'")
  })

  it('with typing errors keep what is right, and leave out what cannot be mistyped', () => {
    const judged = judgedQuestions(
      new Map([
        ['kettles', new Map([['kettle 1', 3]])],
        ['tv', new Map([['lamp 1', 1]])],
        ['nothing', new Map([['lamp 1', 0]])],
      ]),
    )
    expect(judged.map(({ text }) => text)).toEqual(['kettles', 'tv'])
    const typed = mistyped(judged, 3)
    expect(typed).toHaveLength(3)
    for (const { text, score } of typed) {
      expect(text).not.toBe('kettles')
      expect(score(['kettle 1'])).toBe(1)
    }
  })
})

it('each searcher gets each question, and the mean of its scores', async () => {
  const questions = kindQuestions([kind('lamp', 'Lamps'), kind('kettle', 'Kettles')], products)
  const measured = await measure({ figure: 'kinds', unit: 'percent', questions, aim: 0.9 }, [
    { name: 'lamps', search: async () => idsOf(lamps) },
    { name: 'all', search: async (text) => idsOf(text === 'lamp' ? lamps : kettles) },
  ])
  expect(measured.means).toEqual({ lamps: 0.5, all: 1 })
  expect(measured.questions[1]?.by.lamps).toEqual({ score: 0, found: idsOf(lamps) })
  expect(written(measured, 0.5)).toBe('50.0%')
  expect(written({ unit: 'score' }, 0.5)).toBe('0.500')
})
