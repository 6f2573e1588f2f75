import { phrases, wordSet } from '../phrases.ts'

/** What a comparing phrase says of the amount. */
export interface Comparison {
  bound: 'min' | 'max' | 'about' | 'between'
  /**
   * How much the phrase alone speaks of money. `price`: a bare number after it is a price unless a
   * unit follows. `open`: it is one only where nothing but the end of the phrase follows ('over 30',
   * but not 'over 30 channels'). `money`: only with a currency ('from $30', 'i have $50').
   */
  strength: 'price' | 'open' | 'money'
}

const max = (strength: Comparison['strength']): Comparison => ({ bound: 'max', strength })
const min = (strength: Comparison['strength']): Comparison => ({ bound: 'min', strength })

/** Phrases before an amount. */
export const comparisonsBefore = phrases<Comparison>([
  [
    max('price'),
    `
      less expensive than, less pricey than, less costly than, less dear than, south of, sub, just under,
      under, below, beneath, less than, lower than, cheaper than, for less than, underneath, <, <=, ≤, < =, less then,
      no more expensive than, no dearer than, no pricier than, no costlier than, no more than, not more than, nothing more than, not over, not above, nothing over, nothing above, no higher
      than, not higher than, not exceeding, not to exceed, not exceed, shouldnt exceed, mustnt exceed, doesnt exceed, wont exceed,
      spending limit, spending limit is, spending cap, upper limit, upper limit is, upper limit of, budget limit, cost limit, cannot exceed, cant exceed, anything under, budget, budget
      of, budget is, budget under, budget up to, budget max, max budget, maximum budget, spend, pay, spending, afford,
      price limit, limit is, my limit, max is, maximum is, my max, my maximum, ceiling, ceiling of, ceiling is, raise it to,
      raise that to, raise the limit to, raise the budget to, raise my budget to, raise the price to, lower it to, lower that to,
      lower the limit to, lower the budget to, lower the price to, go up to, go down to, bring it down to, increase it to,
      increase the budget to, increase the limit to, limit it to, limit to, price cap, price up to, capped at, top price, max price, maximum price
    `,
  ],
  [
    max('open'),
    `
      up to, upto, max, maximum, max of, maximum of, at most, at the most, within, limit of, cap of
    `,
  ],
  [
    max('money'),
    `
      have, got, have got, ive got, have only, got only, only have, bring, till, until
    `,
  ],
  [
    min('price'),
    `
      no cheaper than, not cheaper than, no less expensive than, more expensive than, pricier than, dearer than, costlier than, not under, not below, nothing under, nothing below, not less than, min price, minimum price, price from
    `,
  ],
  [
    min('open'),
    `
      north of,
      over, above, more than, at least, atleast, min, minimum, min of, minimum of, greater than, higher than, >, >=,
      ≥, > =, no less than, upwards of, upward of, in excess of, more then, exceeding, exceeds
    `,
  ],
  [
    min('money'),
    `
      from, starting at, starting from, beyond
    `,
  ],
  [
    { bound: 'about', strength: 'open' },
    `
      around, about, approx, approximately, roughly, circa, ~, close to, nearly, arround, somewhere around, in the
      region of, in the neighbourhood of, something around, priced around, priced about, budget around, budget about,
      budget of around, budget of about, budget is around, budget is about, spend around, spend about
    `,
  ],
  [
    { bound: 'about', strength: 'price' },
    `
      priced at, price of, costing, costs, cost
    `,
  ],
  [
    { bound: 'about', strength: 'money' },
    `
      at, for, worth
    `,
  ],
  [
    { bound: 'between', strength: 'open' },
    `
      between, in between, from between, anywhere between, anywhere from, range of
    `,
  ],
])

/** Phrases after an amount. `price`: the phrase is said of money; `open`: of any number. */
export const comparisonsAfter = phrases<Comparison>([
  [
    max('price'),
    `
      or less, or under, or below, or cheaper, or lower, and under, and below, and less, and cheaper, tops, at most,
      at the most, max, maximum, budget, limit, or less than that, max budget, price limit, as maximum, is my budget,
      is my limit, is my max, is the max, is my maximum, max please, or lower than that
    `,
  ],
  [
    min('open'),
    `
      or more, or above, or over, or higher, or up, and up, and above, and over, and more, and higher, upwards, plus,
      +, minimum, at least, or upwards, and upwards
    `,
  ],
  [
    { bound: 'about', strength: 'price' },
    `
      or so, ish, give or take, or thereabouts, - ish, more or less
    `,
  ],
])

/** Between a comparing phrase and its amount. */
export const fillers = wordSet(
  'a the of is are be : . = - just only about around like say maybe price cost total than my',
)

/** Words for money before which a bare number is a price too. */
export const moneyCues = wordSet(
  'price prices priced pricing cost costs costing budget spend spending pay paying charge money cash priced',
)

/** Turn 'more than' into 'no more than' when they stand shortly before it. */
export const denials = wordSet('not dont doesnt didnt wont cant cannot shouldnt mustnt never nothing')

/** An amount that is taken off or saved is no price. */
export const reductionsAfter = wordSet('off discount cashback rebate coupon voucher credit savings')
export const reductionsBefore = wordSet('save saves saving saved minus discounted')
