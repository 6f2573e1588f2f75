import { phrases, wordSet } from '../phrases.ts'
import type { Taken } from '../spans.ts'
import type { Word } from '../words.ts'

/**
 * How a word is meant: said plainly, ruled out ('not hp'), what something has to fit ('for hp',
 * 'compatible with canon'), or to be given up for something else ('instead of dell').
 */
export type Scope = 'plain' | 'excluded' | 'compatible' | 'replaced'

type Opening = Scope | 'asked'

const openings = phrases<Opening>([
  [
    'excluded',
    `
      neither, filter out, take out, leave off, skip, ditch, scrap, forget, forget about, forget the, leave out, no need for, lose, drop,
      not, no, non, not for, without, except, except for, excluding, exclude, excl, other than, apart from, but not, but no,
      minus, anything but, everything but, any brand but, all but, any but, any colour but, any color but, nothing
      from, nothing by, not from, not by, not in, never, avoid, avoiding, hate, dislike, remove, isnt, arent, aint,
      lacking, skip anything with, nothing with, avoid anything with, none with, dont need, do not need, not any, dont want, do not want, dont like, do not like, dont show, do not show, doesnt have, does not have, not
      the, not a fan of, anything except, everything except, any brand except, any brand except for, not made by,
      doesnt contain, does not contain, dont contain, not containing, should not contain, must not contain,
      should not have, must not have, shouldnt have, mustnt have
    `,
  ],
  [
    'plain',
    `
      nothing but, but, by, from, made by, brand, only, just, also, with, show, want, need, prefer, rather, ideally,
      preferably, in
    `,
  ],
  [
    'compatible',
    `
      for, for use with, for use in, compatible with, compatible to, fits, fit, fitting, to fit, works with, work
      with, working with, suitable for, designed for, made for, that supports, supports, support for, use with,
      connects to
    `,
  ],
  [
    'replaced',
    `
      over, instead of, rather than, in place of
    `,
  ],
  // 'looking for hp printers' asks for them.
  [
    'asked',
    `
      looking for, look for, search for, searching for, shopping for, hunting for, asking for, browsing for, go for,
      going for, opt for, watch for, here for, in the market for, after, thanks for, checking for, shop for, searched
      for, what about, how about, what else, in need of, want to buy, want to get, need to buy
    `,
  ],
])

/** After 'no' and 'not' these rule nothing out: 'no thanks', 'not sure', 'not only'. */
const ruleNothingOut = wordSet(`
  sure problem problems thanks thank thx idea way doubt really bad that this it too very so only just yet now working
  found sold matter limit limits preference preferences specific particular need needs worries worry more less longer
  one expensive cheap at all much any many quite necessarily important interested what right good great nice helpful
  ok okay rush hurry clue bother fussed picky pls please to be been have has had going able on available shipped
  received arrived sooner later mind
`)

/** Words that may stand between 'not' and what it rules out. */
const carrying = wordSet(
  'a an the any my our your brand brands product products ones one anything something of made are is colour color',
)
/** Before what something is done to: 'waking' in 'without waking my wife' is no thing, 'padding' in 'without padding' is one. */
const objects = wordSet(
  'a an the my our your his her their its it me us you him them each any all anyone anybody everyone everybody others other people',
)
const links = wordSet('by from brand made show with in')
const connectors = wordSet('or nor and & / ,')

interface Reading {
  scope: Scope
  /** How many words were read since the scope began or its list went on. */
  named: number
  /** Whether the last of them was a brand or a colour. */
  isLimit: boolean
}
const plain: Reading = { scope: 'plain', named: 0, isLimit: false }

/**
 * The scope of each word. `limitAt` tells how many words a brand or a colour takes at a place, 0 for
 * none. A list keeps its scope ('no dell or lenovo'); a comma ends it unless the list goes on to an
 * 'or' or 'and'. What is ruled out in other words ends after two of them ('no numeric keypad').
 */
export function scopesOf(words: readonly Word[], taken: Taken, limitAt: (index: number) => number): Scope[] {
  const scopes: Scope[] = []
  let reading = plain
  while (scopes.length < words.length) {
    const index = scopes.length
    const limit = taken.has(index) ? 0 : limitAt(index)
    const opening = taken.has(index) || limit > 0 ? undefined : openings.at(words, index)
    const opened = opening && opensScope(words, index, opening, limitAt)
    if (opening !== undefined && opened !== undefined) {
      const goesOn = reading.scope === 'excluded' && reading.named === 0 && links.has(words[index]?.text ?? '')
      if (!goesOn || opened !== 'plain') reading = { ...plain, scope: opened }
    } else reading = taken.has(index) ? plain : next(words, index, reading, limit, limitAt)
    const length = opened === undefined ? Math.max(1, limit) : (opening?.length ?? 1)
    for (let step = 0; step < length; step++) scopes.push(reading.scope)
  }
  return scopes.slice(0, words.length)
}

/** The scope that a phrase opens here; undefined when it opens none. */
function opensScope(
  words: readonly Word[],
  index: number,
  opening: { length: number; meaning: Opening },
  limitAt: (index: number) => number,
): Scope | undefined {
  // 'i prefer lenovo over dell'; every other 'over' is none of these.
  if (words[index]?.text === 'over') return limitAt(index + 1) > 0 ? 'replaced' : undefined
  // 'any colour but white'.
  if (words[index]?.text === 'but' && /^(?:brands?|colou?rs?)$/.test(words[index - 1]?.text ?? '')) return 'excluded'
  if (opening.meaning !== 'excluded') return opening.meaning === 'asked' ? 'plain' : opening.meaning
  const after = words[index + opening.length]
  // 'no, in red': what follows a comma is not ruled out.
  if (after === undefined || after.kind === 'mark' || after.text === 'stock') return 'plain'
  // 'without waking my wife' and 'is never cold' tell how it is to be, and rule nothing out.
  if (words[index]?.text === 'without' && /.ing$/.test(after.text) && objects.has(words[index + 2]?.text ?? ''))
    return undefined
  if (words[index]?.text === 'never' && /^(?:is|are|was|were|gets?|stays?)$/.test(words[index - 1]?.text ?? ''))
    return undefined
  const [first, last] = [words[index]?.text ?? '', words[index + opening.length - 1]?.text ?? '']
  // 'drop proof', 'lose weight': these rule out only what is a brand or a colour.
  if (
    /^(?:skip|ditch|scrap|lose|drop|remove|forget|take|filter)$/.test(first) &&
    last !== 'with' &&
    limitAt(index + opening.length) === 0
  )
    return undefined
  return /^(?:no|not|never|isnt|arent|aint)$/.test(last) && ruleNothingOut.has(after.text) ? undefined : 'excluded'
}

function next(
  words: readonly Word[],
  index: number,
  before: Reading,
  limit: number,
  limitAt: (index: number) => number,
): Reading {
  const { scope, named, isLimit } = before
  const text = words[index]?.text ?? ''
  if (scope === 'plain') return plain
  // 'no rgb logitech keyboard': a brand after other words is not ruled out with them.
  if (limit > 0) return scope === 'excluded' && named > 0 ? plain : { scope, named: named + 1, isLimit: true }
  if (connectors.has(text)) {
    const keeps =
      text === ',' ? listGoesOn(words, index + 1, limitAt) : text !== 'and' || (isLimit && limitAt(index + 1) > 0)
    return (keeps || (scope === 'compatible' && text !== ',')) && named > 0
      ? { scope, named: 0, isLimit: false }
      : plain
  }
  if (words[index]?.kind === 'mark') return plain
  if (scope === 'compatible') return { scope, named: 1, isLimit: false }
  if (carrying.has(text)) return named === 0 ? before : plain
  return named >= 2 || isLimit ? plain : { scope, named: named + 1, isLimit: false }
}

/** 'hp, dell or canon': the comma belongs to a list when an 'or' or 'and' follows its members. */
function listGoesOn(words: readonly Word[], from: number, limitAt: (index: number) => number): boolean {
  let index = from
  // No list that a person writes has more members.
  for (let members = 0; members < 12; members++) {
    const limit = limitAt(index)
    if (limit === 0) return false
    const connector = words[index + limit]?.text ?? ''
    if (/^(?:or|and|nor|&)$/.test(connector)) return limitAt(index + limit + 1) > 0
    if (connector !== ',') return false
    index += limit + 1
  }
  return false
}
