import { wholly, withoutCourtesy } from './line.ts'

const resets = wholly(
  '(?:lets )?start (?:over|again|anew|afresh|from scratch|from the beginning)',
  '(?:lets )?begin again|restart|reset|from scratch|scratch that|do over|back to (?:the )?start',
  '(?:reset|clear) (?:everything|all|it all|search|the search|my search)|clear',
  '(?:start )?(?:a )?new search',
  'forget (?:everything|all that|all of that)',
  'forget (?:it|that|everything|all that|all of that) (?:lets )?(?:start (?:over|again)|begin again)',
)

const thing = '(?:results?|options?|products?|items?|choices?|ones?|of (?:them|these|those|the same))'
const showing = '(?:show|give|see|get|load|display|find|recommend|suggest|list|view)(?: me)?'
const mores = wholly(
  `(?:${showing} )?(?:some |a few |a couple |any )?more(?: ${thing})?`,
  `(?:${showing} )?(?:the )?next(?: (?:page|ones?|results|few|six))?`,
  `(?:${showing} )?(?:the |any )?(?:others?|rest|remaining ones|other (?:ones|options|results|products))`,
  `(?:${showing} )?(?:any |some )other (?:ones|options|results|products|choices)`,
  'what else(?: (?:do you have|have you got|is there|you got|u got))?',
  'anything (?:else|more)|keep going|go on|continue|got more|page \\d{1,2}',
  '(?:do you have|are there|is there|have you got|got) (?:any )?(?:more|others)(?: of (?:them|these|those|this))?',
)

/** 'again' is courtesy in 'show me again' and all of it in 'start again'. */
export const asksToReset = (line: string): boolean => resets.test(line) || resets.test(withoutCourtesy(line))
export const asksForMore = (line: string): boolean => mores.test(withoutCourtesy(line))
