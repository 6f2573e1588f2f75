import { describe, expect, it } from 'vitest'
import { isGtin } from '../../src/catalogue/gtin.ts'

describe('isGtin', () => {
  // The examples of the GS1 General Specifications and of well-known barcodes.
  it.each(['6291041500213', '4006381333931', '73513537', '036000291452', '10614141000415'])('takes %s', (number) => {
    expect(isGtin(number)).toBe(true)
  })

  it.each(['6291041500214', '85896333746', '', '0', '62910415002130', 'x291041500213', ' 6291041500213'])(
    'refuses %j',
    (number) => {
      expect(isGtin(number)).toBe(false)
    },
  )
})
