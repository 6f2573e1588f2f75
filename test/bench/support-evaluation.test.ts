import { expect, it } from 'vitest'
import { evaluateSupport } from '../../bench/support-evaluation.ts'
import { describeWith, testData } from '../fixtures/requirements.ts'

const percent = (text: string | undefined): number => Number.parseFloat(text ?? '')

describeWith('TEST_DATA', 'the help centre', () => {
  it('keeps to its aims, on questions that were written apart from its articles', async () => {
    const figures = new Map((await evaluateSupport(testData)).map((figure) => [figure.figure, figure]))
    const percentOf = (name: string): number => percent(figures.get(name)?.value)
    expect(percentOf('own questions: right topic first')).toBeGreaterThanOrEqual(75)
    expect(percentOf('own questions: right topic among three')).toBeGreaterThanOrEqual(90)
    expect(percentOf('StackFAQ: right article among three')).toBeGreaterThanOrEqual(80)
    for (const { value, anchor } of figures.values())
      if (anchor !== undefined) expect(percent(value)).toBeGreaterThan(percent(anchor))
  })
})
