/** Whether `text` is a GTIN-8, -12, -13 or -14 whose check digit is right (GS1 General Specifications, 7.9). */
export function isGtin(text: string): boolean {
  return /^(?:\d{8}|\d{12,14})$/.test(text) && gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1))
}

/** The check digit for the digits before it: weights 3 and 1 in turn, from the right, up to the next ten. */
export function gtinCheckDigit(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += Number(digits.at(-1 - i)) * (i % 2 === 0 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}
