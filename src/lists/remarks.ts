import type { ListLine } from './list-lines.ts'
import { leadingNumber } from './numbers.ts'
import { beginsWithSize } from './units.ts'

/** What a line is when it is no item; `optional` says whether what stands below it may be left out. */
export interface Heading {
  optional: boolean
  /** Left out for how it is worded, and not for what stands there: it may name a thing all the same. */
  isDoubtful?: true
}

const contact = /@\w|https?:|www\.|(?<!\d)\(?\d{3}\)?[ -.]\d{3,4}(?:[ -]\d{4})?(?!\d)|\b\w+\.(?:com|org|net|edu)\b/iu
const greeting =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|thanks?|thank you|many thanks|cheers|(?:kind |best |warm )?regards|sincerely|best wishes|yours|see you|fwd?|ps|p\.s|nb|n\.b)(?![\p{L}-])/iu
/** These are words of things as well: 'welcome mat', 'note cards', 'date stamp'. */
const greetingBefore =
  /^(?:welcome|love|re|from|to|sent|subject|date|notes?|reminder|important|attention)(?:\s*[:,!.]|\s+[-–—]|\s*$|\s+(?:to|that|from|back|the|all|our|your|for|is|are|please|we|you|of|\d))/iu
const remarkStart =
  /^(?:please|remember|make sure|be sure|do not|don't|no(?!\.| ?\d)|not|all(?! (?:purpose|weather|terrain|season)s?(?!\p{L}))|everything|every|each (?:student|child)|students?|pupils?|parents?|children|kids? (?:should|must|need)|label(?! (?:makers?|printers?|tapes?|holders?|rolls?|sheets?|paper)(?!\p{L}))|labelled|name (?:all|every|everything)|we|our|your|you|i|it|its|it's|this|these|that|they|there|here|the school|questions?|any questions|if|as|when|because|for (?:more|further|any)|items? (?:will|should|must|marked|with)|supplies (?:will|are|should)|(?:mrs?|ms|miss|dr|prof|mx)\.?(?= \p{Lu}))(?![\p{L}-])/u
/** 'Homeroom teacher: Mrs. Alvarez'. */
const title = /(?<!\p{L})(?:Mrs?|Ms|Miss|Dr|Prof|Mx)\.? \p{Lu}\p{Ll}/u
const verbs =
  /(?<!\p{L})(?:is|are|was|will|must|should|shall|may|(?<=(?:you|we|they|it|he|she|who|which|that|students?|pupils?|child(?:ren)?|parents?|items?|supplies) )can|can(?= (?:be|also|bring|use|not|find|buy|get|have|send|go)(?!\p{L}))|cannot|can't|could|would|won't|don't|doesn't|need|needs|provides?|have|has|be|bring|send|buy|appreciate|contact|label(?= (?:all|each|every|everything|it|them|the|your|with|their)(?!\p{L}))|required|replenish|include|includes)(?!\p{L})/iu
/** Verbs that are no words of things, behind a quantity: '2 students will share a box.' */
const finiteVerbs =
  /(?<!\p{L})(?:is|are|was|were|will|must|should|shall|cannot|can't|could|would|won't|don't|doesn't|has|have)(?!\p{L})/iu
const school =
  /(?<!\p{L})(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|\d(?:st|nd|rd|th))[- ](?:grade|graders?|class|year|form)|grades? (?:\d|k|one|two|three|four|five|six)|year \d{1,2}|years? \d|class(?:room)? \d|class of|room \d|kindergarten|pre-?k|preschool|nursery|reception class|elementary|primary school|middle school|high school|academy|college(?![- ](?:rule|block|pad))|autumn term|spring term|summer term|fall term|semester|school year|term \d|week \d|back[- ]to[- ]school)(?!\p{L})/iu
/** Words that are things as well, so that they make a heading only without a thing beside them. */
const listName =
  /(?<!\p{L})(?:(?:supplies|items|things) needed|needed supplies|lists?|wish ?list|checklist|starter kit|kit list|supplies|stationery(?: \d{4})?(?:\/\d+)?|equipment|requirements|essentials|shopping(?: list)?)[\s:!.]*(?:(?:for|of|\d|-|–|—|\().*)?$/iu
/** What a list is called over its first line: 'gym stuff', 'WFH setup', 'for the new flat'. */
const listTitle = /(?<!\p{L})(?:stuff|setup|set-up|things|bits|gear)$|^for (?:the|my|our|a|an|\p{Lu})/iu
const thingsFor =
  /^(?:things|stuff|what|items|supplies|shopping|to (?:buy|get|bring|do|order)|need(?:ed)?|packing)(?: (?:for|to|we|i|you|from|before|list)|$|:)/iu
const date =
  /(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d{1,4}|\d{1,2}\.? (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))(?!\p{L})|(?<!\d)(?:20\d\d\s?[-–/]\s?(?:20)?\d\d|(?!(?:[1357]\/(?:[248]|16)|[12]\/3)(?![\d/]))\d{1,2}\/\d{1,2}(?:\/\d{2,4})?)(?![\d"'”])/iu
export const subjects =
  /^(?:maths?|mathematics|english|ela|reading|writing|spelling|science|biology|chemistry|physics|art|arts|arts? (?:and|&) crafts?|music|pe|p\.e\.?|gym|sports?|history|geography|social studies|languages?|french|german|spanish|latin|it|ict|computing|technology|religion|general|homeroom|homework|stationery|classroom|class|school|home|office|kitchen|bathroom|bedroom|living ?room|dining ?room|play ?room|guest ?room|nursery|garage|hall|hallway|balcony|basement|garden|cleaning|food|drinks|clothes|clothing|misc|miscellaneous|other|others|extras?|optional|wish ?list|donations?|boys|girls|everyone|supplies|qty item|item qty|quantity item|item quantity)[\s:.!]*$/iu
const optionalHeading = /optional|wish ?list|donat|if you can|nice to have|extras?\b/iu

/** What a line without a quantity says that is no item; undefined for an item. `isMostlyBulleted` of the whole list. */
export function headingOf(line: ListLine, isMostlyBulleted: boolean, isFirst: boolean): Heading | undefined {
  const { text, isBullet, endsBlock } = line
  // 'Home gym wishlist' over all of it names the list.
  const heading: Heading = { optional: isFirst ? /optional/iu.test(text) : optionalHeading.test(text) }
  const doubtful: Heading = { ...heading, isDoubtful: true }
  if (contact.test(text)) return heading
  if (/:$/u.test(text) && !hasQuantity(text)) return heading
  if (/:$/u.test(text)) return verbs.test(text) || school.test(text) ? heading : undefined
  if (hasQuantity(text)) return isCountedRemark(text) ? doubtful : undefined
  if (greeting.test(text) || greetingBefore.test(text) || title.test(text)) return heading
  if (remarkStart.test(lowered(text)) || isSentence(text)) return doubtful
  if (isBullet) return undefined
  if (subjects.test(text) || school.test(text) || thingsFor.test(text)) return heading
  if (isMostlyBulleted) return doubtful
  if (listName.test(text) || (date.test(text) && !/["”]/u.test(text))) return heading
  if (isFirst && endsBlock && !/,/u.test(text)) return heading
  if (isFirst && listTitle.test(text)) return heading
  // 'alarm clock!' among other things; 'Happy shopping!'.
  if (isSignature(text)) return heading
  return /!$/u.test(text) && !/^\p{Ll}/u.test(text) ? doubtful : undefined
}

/** Without the capital that begins a line, so that a name keeps its own. */
const lowered = (text: string): string =>
  /^(?:Mrs?|Ms|Miss|Dr|Prof|Mx)\b/u.test(text) ? text.replace(/^\p{Lu}/u, (c) => c.toLowerCase()) : text.toLowerCase()

function hasQuantity(text: string): boolean {
  if (/^[a-z] /iu.test(text) && !/^an? /iu.test(text)) return false
  if (/^\d/.test(text) && beginsWithSize(text)) return true
  const number = leadingNumber(text)
  return number !== undefined && /\p{L}/u.test(text.slice(number.length))
}

/** More words than these are no item, whatever they begin with. */
const mostWordsOfLine = 18

/** What begins with a number is an item, unless it is a whole sentence: '2 students will share one box.' */
function isCountedRemark(text: string): boolean {
  const bare = text.replace(/\([^)]*\)/gu, '')
  if (bare.split(/\s+/u).length > mostWordsOfLine) return true
  return /[.!?]$/u.test(bare.trim()) && finiteVerbs.test(bare)
}

/** A remark has a verb and reads on; an item is named in a few words. */
function isSentence(text: string): boolean {
  const bare = text.replace(/\([^)]*\)/gu, '')
  const words = bare.split(/\s+/u).length
  if (words > mostWordsOfLine) return true
  const isClosed = /[.!?]$/u.test(bare.trim())
  const saidBefore = bare.split(/\s[-–—]\s|,\s|:\s/u)[0] ?? ''
  return verbs.test(saidBefore) && (isClosed ? words > 3 : saidBefore.split(/\s+/u).length > 4)
}

/** 'J. Whitmore', 'Priya'. */
const isSignature = (text: string): boolean => /^(?:\p{Lu}\.\s?)+\p{Lu}\p{Ll}+$/u.test(text)
