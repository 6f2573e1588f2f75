/** A word as it was read, and how sure that is: 0 to 100. */
export interface ReadWord {
  text: string
  confidence: number
}

/** Below it a sign or two beside words are guessed from stains as often as from letters. */
const leastSure = 35
/** Letters of a word that stands in a line with sure ones: however unsure, it is a word. */
const lettersOfWord = 3
/** A line is one when one of its words is as sure as this; lines of print have 90. */
const sureWord = 60

/** A bullet of print is read as one of these. */
const signBullet =
  /^(?:[-*•·»«+~¢°©®¥>§=–—_.,:;'"“”‘’^|/\\<]|\[ ?\]|\[ ?\)|\( ?\]|[[(LCl|]\]|\[[Jl|I1]|[□■○●▪]) +(?=\S)/u
/** Round and square bullets, and empty boxes, are read as letters, too; where two lines have one it is no word. */
const letterBullet = /^(?<letter>[b-zB-HJ-Z0@&]|[LCO[(|]{2}|[CLO]J) +(?=[\p{L}\d(#])/u
/** The figure one, alone before a thing or a times sign. */
const looksLikeOne = /^[lI|!](?= ?[xX×] |[xX]? +\p{Ll})/u
/** A number with letters that look like its figures. */
const number = /^[\dlI|OoSZB]{1,3}(?= ?[xX×]? )/u
const numberInBrackets = /\((?<number>[\dlI|OoSZB]{1,3})\)/gu

const figures: Readonly<Record<string, string>> = { l: '1', I: '1', '|': '1', O: '0', o: '0', S: '5', Z: '2', B: '8' }

/**
 * The text of a page as it was meant: without what was guessed from stains, with bullets as dashes, and with figures where
 * letters were read for them at the beginning of a line.
 */
export function textOfLines(lines: readonly (readonly ReadWord[])[]): string {
  const read = lines
    .filter((words) => words.some(({ text, confidence }) => confidence >= sureWord && /[\p{L}\d]/u.test(text)))
    .map((words) => words.filter(isKept))
    .map((words) =>
      words
        .map(({ text }) => text)
        .join(' ')
        .trim(),
    )
  const letters = new Map<string, number>()
  for (const line of read) {
    const letter = letterBullet.exec(line)?.groups?.letter
    if (letter !== undefined) letters.set(letter, (letters.get(letter) ?? 0) + 1)
  }
  const bullets = read.filter((line) => signBullet.test(line)).length
  const isBullet = (letter: string): boolean => (letters.get(letter) ?? 0) > 1 || bullets > 1
  return read
    .map((line) => withPlainBullet(line, isBullet))
    .map(withFigures)
    .filter((line) => line !== '')
    .join('\n')
}

const isKept = ({ text, confidence }: ReadWord): boolean =>
  confidence >= leastSure || (text.match(/[\p{L}\d]/gu)?.length ?? 0) >= lettersOfWord

function withPlainBullet(line: string, isBullet: (letter: string) => boolean): string {
  if (signBullet.test(line)) return line.replace(signBullet, '- ')
  const letter = letterBullet.exec(line)?.groups?.letter
  return letter !== undefined && isBullet(letter) ? line.replace(letterBullet, '- ') : line
}

function withFigures(line: string): string {
  const bullet = line.startsWith('- ') ? '- ' : ''
  const rest = line
    .slice(bullet.length)
    .replace(looksLikeOne, '1')
    .replace(number, inFigures)
    .replace(numberInBrackets, (whole, letters: string) => `(${inFigures(letters)})`.replace(/^\(\D.*$/u, whole))
  return `${bullet}${rest}`
}

/** Only where one of the signs is a figure, or the word is none: 'lB' and 'so' stay as they are. */
const inFigures = (text: string): string =>
  /\d/u.test(text) || /^[lI|]$/u.test(text) ? text.replace(/\D/gu, (sign) => figures[sign] ?? sign) : text
