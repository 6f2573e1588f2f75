const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g
/** At least eight digits with the usual separators; shorter ones are sizes, prices and order numbers. */
const phone = /(?<![\w#-])\+?\d(?:[ ()/.-]{0,2}\d){7,14}(?![\w-])/g

/** Where the shopper can be reached, from what they wrote: the last mail address, else the last telephone number. */
export function contactIn(texts: readonly string[]): string | undefined {
  const last = (pattern: RegExp): string | undefined => texts.flatMap((text) => text.match(pattern) ?? []).at(-1)
  return last(mail) ?? last(phone)?.trim()
}

/** Longer messages say more than where somebody can be reached. */
const longest = 200

const around = new Set(
  `my e-mail email mail address is its it's phone telephone tel mobile cell number no nr you can could may please pls reach
  me at on by under via here here's heres this the and or contact write to call text ok okay sure yes thanks thank hi hello
  so then they them have them use i am i'm im name`.split(/\s+/),
)
const speaksOfPhones = /\b(?:phone|telephone|tel|mobile|cell|call|number|reach)\b/i

/**
 * Whether a message gives a mail address or a telephone number and says nothing else. Digits alone are a telephone number
 * only when they are written as one, or called so: products have long numbers too.
 */
export function isOnlyContact(text: string): boolean {
  if (text.length > longest) return false
  const isMail = text.match(mail) !== null
  const numbers = text.match(phone) ?? []
  const isPhone = numbers.some((number) => /^\+|\d[ ()/.-]+\d/.test(number.trim())) || speaksOfPhones.test(text)
  if (!isMail && !(numbers.length > 0 && isPhone)) return false
  const rest =
    text
      .replace(mail, ' ')
      .replace(phone, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}'’-]+/gu) ?? []
  return rest.every((word) => around.has(word.replace('’', "'")))
}
